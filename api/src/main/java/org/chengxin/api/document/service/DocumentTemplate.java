package org.chengxin.api.document.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.document.store.DocumentKind;

/**
 * The text of a kind of document with gaps. A line is a paragraph, unless it begins with {@code #} (title), {@code @} (addressee),
 * {@code ^} (reference), {@code *} (a list's item, once for each text of its datum), {@code =} (signature) or {@code !} (note). What
 * follows may begin with {@code ?datum}: the line is left out where that datum is. {@code {datum}} is a gap, {@code {datum|day}} one
 * for a day.
 *
 * <p>A version that has been released is never changed: the documents made by it are made again from it.
 */
final class DocumentTemplate {

    /** Which version new documents are made by. */
    private static final Map<DocumentKind, String> CURRENT = Map.of(
            DocumentKind.REPAIR_NOTICE, "398-2024",
            DocumentKind.SEVERE_LISTING_NOTICE, "1",
            DocumentKind.SEVERE_LISTING_DECISION, "1",
            DocumentKind.OBJECTION_ANSWER, "1",
            DocumentKind.REVIEW_ANSWER, "1",
            DocumentKind.INSPECTION_ANSWER, "1",
            DocumentKind.REPAIR_REFUSAL, "1",
            DocumentKind.REPAIR_CONFIRMATION, "1");

    private static final Map<String, DocumentTemplate> LOADED = new ConcurrentHashMap<>();

    private static final Map<Character, Paper.Form> FORMS = Map.of(
            '#', Paper.Form.TITLE,
            '@', Paper.Form.ADDRESSEE,
            '^', Paper.Form.REFERENCE,
            '*', Paper.Form.ITEM,
            '=', Paper.Form.SIGNATURE,
            '!', Paper.Form.NOTE);
    private static final Pattern ONLY = Pattern.compile("\\?(\\w+) ");
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)(\\|day)?}");

    /** What every document has, besides what its template asks for. */
    private static final Set<String> COMMON = Set.of("number", "addressee", "code", "office", "madeOn");

    /**
     * A line.
     *
     * @param only the datum without which it is left out, null where it always stands
     */
    private record Line(Paper.Form form, String text, String only) {}

    private final String version;
    private final List<Line> lines;

    private DocumentTemplate(String version, List<Line> lines) {
        this.version = version;
        this.lines = List.copyOf(lines);
    }

    /** The template for new documents of a kind. */
    static DocumentTemplate current(DocumentKind kind) {
        return of(kind, CURRENT.get(kind));
    }

    /** A template that documents of a kind were made by. */
    static DocumentTemplate of(DocumentKind kind, String version) {
        return LOADED.computeIfAbsent(kind.code() + "-" + version, name -> {
            boolean ofLaw = kind == DocumentKind.REPAIR_NOTICE && version.equals("398-2024");
            return new DocumentTemplate(
                    version,
                    (ofLaw
                                    ? ofLaw()
                                    : read("/org/chengxin/api/document/" + name + ".txt")
                                            .lines()
                                            .toList())
                            .stream().map(DocumentTemplate::line).toList());
        });
    }

    /** Annex 3 of document 003, word for word; what it leaves open are gaps, and above it the decision's number is named. */
    private static List<String> ofLaw() {
        List<String> lines = new ArrayList<>();
        for (String line : read("/org/chengxin/core/law/repair-notice-template.txt")
                .lines()
                .toList()) {
            if (lines.isEmpty()) {
                lines.add("# " + line);
                lines.add("^ ?decision 行政处罚决定书：{decision}");
            } else if (line.equals("(行政相对人名称)：")) {
                lines.add("@ {addressee}：");
            } else if (line.equals("× × × 部门")) {
                lines.add("= {office}");
            } else if (line.equals("年 月 日")) {
                lines.add("= {madeOn|day}");
            } else if (line.startsWith("备注：")) {
                lines.add("! " + line);
            } else if (!line.isBlank() && !line.equals("(参考模板)")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String read(String resource) {
        try (InputStream in = DocumentTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no template " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String line) {
        Paper.Form form = FORMS.get(line.charAt(0));
        String text = form == null ? line : line.substring(2);
        Matcher only = ONLY.matcher(text);
        boolean optional = only.lookingAt();
        return new Line(
                form == null ? Paper.Form.PARAGRAPH : form,
                optional ? text.substring(only.end()) : text,
                optional ? only.group(1) : null);
    }

    String version() {
        return version;
    }

    /**
     * Fills the gaps.
     *
     * @param data texts, lists of texts for the items of a list, and days as they are written in JSON
     * @throws IllegalArgumentException if a gap has no datum, or a datum no gap
     */
    Paper fill(Map<String, ?> data) {
        Set<String> unused = new LinkedHashSet<>(data.keySet());
        unused.removeAll(COMMON);
        String title = null;
        List<Paper.Block> blocks = new ArrayList<>();
        for (Line line : lines) {
            names(line).forEach(unused::remove);
            if (line.only() != null && !data.containsKey(line.only())) {
                continue;
            }
            if (line.form() == Paper.Form.ITEM) {
                items(line, data).forEach(text -> blocks.add(new Paper.Block(line.form(), text)));
                continue;
            }
            String text = filled(line.text(), data);
            blocks.add(new Paper.Block(line.form(), text));
            if (line.form() == Paper.Form.TITLE) {
                title = text;
                blocks.add(new Paper.Block(Paper.Form.REFERENCE, (String) data.get("number")));
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("the template has no place for " + unused);
        }
        return new Paper(title, (String) data.get("number"), (String) data.get("office"), blocks);
    }

    private static Set<String> names(Line line) {
        Set<String> names = new LinkedHashSet<>();
        GAP.matcher(line.text()).results().forEach(gap -> names.add(gap.group(1)));
        if (line.only() != null) {
            names.add(line.only());
        }
        return names;
    }

    /** The texts of a line that stands once for each text of its one datum. */
    private static List<String> items(Line line, Map<String, ?> data) {
        String name = names(line).iterator().next();
        if (!(data.get(name) instanceof List<?> texts) || texts.isEmpty()) {
            throw new IllegalArgumentException("the template needs a list " + name);
        }
        List<String> items = new ArrayList<>();
        for (Object text : texts) {
            Map<String, Object> one = new HashMap<>(data);
            one.put(name, text);
            items.add(filled(line.text(), one));
        }
        return items;
    }

    private static String filled(String text, Map<String, ?> data) {
        return GAP.matcher(text).replaceAll(gap -> {
            if (!(data.get(gap.group(1)) instanceof String value)) {
                throw new IllegalArgumentException("the template needs " + gap.group(1));
            }
            return Matcher.quoteReplacement(gap.group(2) == null ? value : inWords(LocalDate.parse(value)));
        });
    }

    private static String inWords(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
