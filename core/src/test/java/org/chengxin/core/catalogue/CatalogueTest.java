package org.chengxin.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.catalogue.CollectionLimits.Refusal;
import org.junit.jupiter.api.Test;

/** 001, articles 11 to 19; reading D3. */
class CatalogueTest {

    @Test
    void everyCategoryOfArticles12To17IsInIt() {
        List<Category> categories = Catalogue.general().categories();

        assertThat(categories)
                .hasSize(125)
                .allSatisfy(category -> assertThat(category.code()).startsWith("RC"));
        assertThat(categories.stream().map(category -> category.citation().text()))
                .contains("第十二条第（一）项", "第十三条第（十二）项", "第十四条第（九）项", "第十五条第（三）项", "第十六条第（五）项", "第十七条第（三）项");
    }

    @Test
    void whatArticle18NamesIsRefused() {
        for (Category category : Catalogue.general().categories()) {
            if (category.collection() == Collection.PROHIBITED && category.note() == null) {
                assertThat(CollectionLimits.refusalOf(category.text(), true)).contains(Refusal.FORBIDDEN);
            }
            if (category.collection() == Collection.CONSENT_ONLY) {
                String words = category.text().replace("等信息", "");
                assertThat(CollectionLimits.refusalOf(words, false)).contains(Refusal.NEEDS_CONSENT);
                assertThat(CollectionLimits.refusalOf(words, true)).isEmpty();
            }
        }
    }
}
