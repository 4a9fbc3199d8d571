package org.chengxin.api.document.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengxin.api.document.store.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Documents as HTML and as PDF. */
class PaperFormsTest {

    private static final Instant AT = Instant.parse("2026-03-10T01:02:03Z");

    private static String html(DocumentKind kind, Map<String, Object> data) {
        return PaperHtml.of(DocumentTemplate.current(kind).fill(data), PaperHtml.CURRENT_FORM);
    }

    private static String html(DocumentKind kind) {
        return html(kind, Samples.of(kind));
    }

    /** All text of a PDF without the places where lines end. */
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void the_pdf_says_the_same_as_the_html(DocumentKind kind) throws IOException {
        String text = text(PaperPdf.of(html(kind), AT));
        for (Paper.Block block :
                DocumentTemplate.current(kind).fill(Samples.of(kind)).blocks()) {
            // A page may end within it, with the page's number.
            String words = block.text().replaceAll("\\s", "");
            assertThat(text).contains(words.substring(0, Math.min(20, words.length())));
            assertThat(text).contains(words.substring(Math.max(0, words.length() - 20)));
        }
    }

    @Test
    void the_same_document_is_the_same_bytes() {
        String html = html(DocumentKind.SEVERE_LISTING_DECISION);
        assertThat(PaperPdf.of(html, AT)).isEqualTo(PaperPdf.of(html, AT));
        assertThat(PaperPdf.of(html, AT)).isNotEqualTo(PaperPdf.of(html, AT.plusSeconds(1)));
    }

    @Test
    void the_pdf_tells_what_it_is_and_holds_its_font() throws IOException {
        byte[] pdf = PaperPdf.of(html(DocumentKind.REPAIR_NOTICE), AT);
        assertThat(pdf).hasSizeLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentInformation information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("行政处罚信息信用修复告知书 呼伦贝尔市（修复告知）〔2026〕1号");
            assertThat(information.getAuthor()).isEqualTo("（样例）呼伦贝尔市自然资源局");
            assertThat(information.getCreationDate().toInstant()).isEqualTo(AT);
            assertThat(information.getModificationDate().toInstant()).isEqualTo(AT);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getNumberOfPages()).isBetween(1, 3);
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).endsWith("+NotoSerifSC-Regular");
            }
        }
    }

    @Test
    void characters_that_no_font_or_markup_can_hold_do_no_harm() throws Exception {
        Map<String, Object> data = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        String hostile = "</p><script>alert('x')</script>&lt;\"\u0001\uFFFE\uD800😀";
        data.put("about", hostile);
        data.put("addressee", "样例䶮㛃𬭚<b>公司");
        String html = html(DocumentKind.OBJECTION_ANSWER, data);
        assertThat(html).doesNotContain("<script", "<b>", "\u0001", "\uFFFE");
        Document parsed = parsed(html);
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed.getElementsByTagName("p").item(1).getTextContent()).isEqualTo("样例䶮㛃𬭚<b>公司：");
        String text = text(PaperPdf.of(html, AT));
        assertThat(text).contains("样例䶮㛃𬭚<b>公司", "alert('x')", "〓");
    }

    @Test
    void a_text_without_a_place_to_break_stays_on_the_page() throws IOException {
        Map<String, Object> data = new HashMap<>(Samples.of(DocumentKind.OBJECTION_ANSWER));
        data.put("about", "x".repeat(500));
        try (PDDocument document = Loader.loadPDF(PaperPdf.of(html(DocumentKind.OBJECTION_ANSWER, data), AT))) {
            float width = document.getPage(0).getMediaBox().getWidth();
            PDFTextStripper inside = new PDFTextStripper() {
                @Override
                protected void processTextPosition(org.apache.pdfbox.text.TextPosition position) {
                    assertThat(position.getX()).isLessThan(width);
                    super.processTextPosition(position);
                }
            };
            assertThat(inside.getText(document).replaceAll("[^x]", "")).hasSize(500);
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void the_html_is_well_formed_and_says_its_language(DocumentKind kind) throws Exception {
        Document parsed = parsed(html(kind));
        assertThat(parsed.getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(parsed.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(parsed.getElementsByTagName("title").item(0).getTextContent())
                .contains("〔2026〕1号");
    }

    private static Document parsed(String html) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }
}
