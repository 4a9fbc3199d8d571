package org.chengxin.api.document.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.document.store.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTemplateTest {

    private static Paper filled(DocumentKind kind) {
        return DocumentTemplate.current(kind).fill(Samples.of(kind));
    }

    @Test
    void the_repair_notice_is_annex_3_word_for_word_with_its_gaps_filled() throws IOException {
        String law;
        try (InputStream in = getClass().getResourceAsStream("/org/chengxin/core/law/repair-notice-template.txt")) {
            law = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String expected = law.replace("(参考模板)\n", "")
                .replace("(行政相对人名称)：", "（样例）额尔古纳市云杉矿业有限公司：")
                .replace("× × × 部门", "（样例）呼伦贝尔市自然资源局")
                .replace("\n年 月 日", "\n2026年3月10日")
                .strip();
        List<String> text = filled(DocumentKind.REPAIR_NOTICE).blocks().stream()
                .filter(block -> block.form() != Paper.Form.REFERENCE)
                .map(Paper.Block::text)
                .toList();
        assertThat(String.join("\n", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void every_kind_has_a_title_its_number_an_addressee_and_a_signature(DocumentKind kind) {
        Paper paper = filled(kind);
        assertThat(paper.title()).isNotBlank();
        assertThat(paper.number()).isEqualTo("呼伦贝尔市（" + kind.series() + "）〔2026〕1号");
        assertThat(paper.blocks())
                .contains(
                        new Paper.Block(Paper.Form.REFERENCE, paper.number()),
                        new Paper.Block(Paper.Form.ADDRESSEE, "（样例）额尔古纳市云杉矿业有限公司："),
                        new Paper.Block(Paper.Form.SIGNATURE, "（样例）呼伦贝尔市自然资源局"),
                        new Paper.Block(Paper.Form.SIGNATURE, "2026年3月10日"));
        assertThat(paper.blocks())
                .noneMatch(block -> block.text().contains("{") || block.text().contains("?"));
    }

    /** Documents are made again by the template and in the form that they were made in: what has been released stays as it is. */
    @ParameterizedTest
    @CsvSource({
        "REPAIR_NOTICE, 398-2024, 1, 2ca2c8d7f21c83e9227f2cc86910f3379511fbb74c27b4f7e6eb126c5be23c1a",
        "SEVERE_LISTING_NOTICE, 1, 1, 14857e8708dd2db8d4cabf0b84ca7b44d26ab90e9a87dab4ec52a567eef8a750",
        "SEVERE_LISTING_DECISION, 1, 1, d324fe69c407ff5fa8e310d0a1899fc452232357a97eef43433a96c7e8b5f209",
        "OBJECTION_ANSWER, 1, 1, 87f730fdbef71eed4a9e4d6f1a864f6d6eb07c3b2337a5e838101af84b35779f",
        "REVIEW_ANSWER, 1, 1, 0cb077b9357b0a353ea384932dfd6f2e8f6aa80b9a9f48abcf15b8cbb106fa75",
        "INSPECTION_ANSWER, 1, 1, 105a5a2036aa1a19d878739c4a8b484630c1d06a7cbf618f003a59a6880bbb40",
        "REPAIR_REFUSAL, 1, 1, 9cd11337bbede3c126e99d00f26e37eb6e53da781f7e4c49ded2ec788fb33ed9",
        "REPAIR_CONFIRMATION, 1, 1, ede2538f4580c27a95f9b473f125add11bb6edf24571c95aaa772c3802295135"
    })
    void a_released_template_says_what_it_said(DocumentKind kind, String version, int form, String hash) {
        String html = PaperHtml.of(DocumentTemplate.of(kind, version).fill(Samples.of(kind)), form);
        assertThat(HexFormat.of().formatHex(Digests.sha256(html.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(hash);
    }

    @Test
    void the_notice_of_an_entry_on_the_severe_list_tells_reasons_ground_and_the_right_to_answer() {
        List<String> text = filled(DocumentKind.SEVERE_LISTING_NOTICE).blocks().stream()
                .map(Paper.Block::text)
                .toList();
        assertThat(text)
                .contains("2026年1月5日因弄虚作假受到行政处罚。", "2026年2月6日拒不履行生效判决。")
                .anyMatch(line -> line.contains("第十六条") && line.contains("地矿严重失信名单"))
                .anyMatch(line -> line.contains("第三十三条") && line.contains("第十九条") && line.contains("5日内"));
    }

    @Test
    void a_line_without_its_datum_is_left_out() {
        Map<String, Object> data = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        data.remove("code");
        data.remove("remedy");
        assertThat(DocumentTemplate.current(DocumentKind.OBJECTION_ANSWER)
                        .fill(data)
                        .blocks())
                .hasSize(filled(DocumentKind.OBJECTION_ANSWER).blocks().size() - 2);
    }

    @Test
    void data_have_to_fit() {
        DocumentTemplate template = DocumentTemplate.current(DocumentKind.OBJECTION_ANSWER);
        Map<String, Object> missing = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        missing.remove("outcome");
        assertThatThrownBy(() -> template.fill(missing)).hasMessageContaining("outcome");
        Map<String, Object> unlisted = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        unlisted.put("reasons", List.of());
        assertThatThrownBy(() -> template.fill(unlisted)).hasMessageContaining("reasons");
        Map<String, Object> more = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        more.put("weather", "晴");
        assertThatThrownBy(() -> template.fill(more)).hasMessageContaining("weather");
    }

    @Test
    void a_datum_that_looks_like_a_gap_stays_text() {
        Map<String, Object> data = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        data.put("about", "{outcome}\\$1");
        assertThat(DocumentTemplate.current(DocumentKind.OBJECTION_ANSWER)
                        .fill(data)
                        .blocks())
                .anyMatch(block -> block.text().contains("{outcome}\\$1"));
    }
}
