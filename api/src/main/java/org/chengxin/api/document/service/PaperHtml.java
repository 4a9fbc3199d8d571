package org.chengxin.api.document.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengxin.api.common.digest.Digests;

/**
 * Writes documents as HTML that is well-formed XML too, so that the PDF is made of the very same. A form that has been released stays
 * as it is, style and all: documents that were made in it are made in it again.
 */
final class PaperHtml {

    /** The form of new documents. */
    static final int CURRENT_FORM = 1;

    private static final String[] STYLES = {style(1)};
    private static final int NOT_IN_XML = 0xFFFE;

    private PaperHtml() {}

    /** The source of style that a browser may take from such a page, as its content security policy names it. */
    static String styleSource(int form) {
        byte[] style = STYLES[form - 1].getBytes(StandardCharsets.UTF_8);
        return "'sha256-" + Base64.getEncoder().encodeToString(Digests.sha256(style)) + "'";
    }

    private static String style(int form) {
        try (InputStream in = PaperHtml.class.getResourceAsStream("/org/chengxin/api/document/form-" + form + ".css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(Paper paper, int form) {
        StringBuilder html = new StringBuilder(8_192);
        html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(escaped(paper.title() + " " + paper.number()))
                .append("</title>\n<meta name=\"author\" content=\"")
                .append(escaped(paper.author()))
                .append("\"/>\n<style>")
                .append(STYLES[form - 1])
                .append("</style>\n</head>\n<body>\n<main>\n");
        boolean inList = false;
        for (Paper.Block block : paper.blocks()) {
            boolean item = block.form() == Paper.Form.ITEM;
            if (item != inList) {
                html.append(item ? "<ol>\n" : "</ol>\n");
                inList = item;
            }
            String text = escaped(block.text());
            html.append(
                    switch (block.form()) {
                        case TITLE -> "<h1>" + text + "</h1>\n";
                        case REFERENCE -> "<p class=\"reference\">" + text + "</p>\n";
                        case ADDRESSEE -> "<p class=\"to\">" + text + "</p>\n";
                        case PARAGRAPH -> "<p>" + text + "</p>\n";
                        case ITEM -> "<li>" + text + "</li>\n";
                        case SIGNATURE -> "<p class=\"sign\">" + text + "</p>\n";
                        case NOTE -> "<p class=\"note\">" + text + "</p>\n";
                    });
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    /** Text for an element or an attribute; what XML cannot hold is replaced. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (Character.isISOControl(c) || surrogate || (c & NOT_IN_XML) == NOT_IN_XML) {
                escaped.append('\uFFFD');
                return;
            }
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
