package org.chengxin.api.common.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengxin.core.law.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "zh",
                "zh-CN,en;q=0.5",
                "*",
                "mn",
                "en;q=0",
                "en;q=0.5,zh;q=0.9",
                ";;;",
                "en;q=2",
                "en;q=x",
                ",,,"
            })
    void chinese_is_the_default(String header) {
        assertThat(Languages.of(header)).isEqualTo(Language.ZH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "EN-us;q=0.8,zh;q=0.3", "mn,en;q=0.5", "en,*;q=0.1"})
    void english_for_who_prefers_it(String header) {
        assertThat(Languages.of(header)).isEqualTo(Language.EN);
    }
}
