package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;

/** The general tables hold what the sources hold: numbers of rows, citations, and days. */
class LawTablesDataTest {

    private static final String LAW = "/org/chengxin/core/law/";
    private static final Set<String> DUTIES = Set.of(
            "role_id",
            "doc",
            "article",
            "paragraph",
            "item",
            "cite",
            "level",
            "actor",
            "modality",
            "duty",
            "actor_in_block",
            "note");
    private static final Set<String> DEADLINES = Set.of(
            "deadline_id",
            "doc",
            "article",
            "paragraph",
            "item",
            "cite",
            "starts",
            "who",
            "length",
            "unit",
            "after",
            "text",
            "note");
    private static final Set<String> CATEGORIES = Set.of(
            "category_id",
            "doc",
            "article",
            "paragraph",
            "item",
            "cite",
            "category",
            "text",
            "sector",
            "subject_kind",
            "by_reference",
            "note");
    /** The Monday that the notice on the extended New Year holiday of 2020 names as the first working day. */
    private static final LocalDate BACK_TO_WORK_2020 = LocalDate.of(2020, 2, 3);

    private static final Set<String> DOCUMENTS = Set.of("doc", "title", "file", "line_from", "line_to", "status");

    private static List<CsvTable.Row> rows(String file, Set<String> columns) {
        return CsvTable.load(LawTablesDataTest.class, LAW + file, columns).rows();
    }

    @Test
    void generalMeasuresAreThere() {
        assertThat(GeneralLaw.measures()).hasSize(89);
        assertThat(GeneralLaw.measures()).extracting(Measure::code).doesNotHaveDuplicates();
        Set<String> lists = Arrays.stream(ListKind.values()).map(ListKind::code).collect(Collectors.toSet());
        Set<String> kinds =
                Arrays.stream(SubjectKind.values()).map(SubjectKind::code).collect(Collectors.toSet());
        assertThat(GeneralLaw.measures()).allSatisfy(measure -> {
            assertThat(measure.citation().text()).isNotBlank();
            assertThat(measure.text()).isNotBlank();
            assertThat(measure.kind()).isIn("incentive", "supervision", "joint", "penalty");
            assertThat(lists).containsAll(measure.lists());
            assertThat(kinds).containsAll(measure.subjectKinds());
            assertThat(measure.grades())
                    .as("a grade is of one sector, never general")
                    .isEmpty();
        });
        assertThat(GeneralLaw.measuresOfLists())
                .isNotEmpty()
                .allMatch(measure -> !measure.lists().isEmpty());
    }

    @Test
    void severeListAuthoritiesAreThere() {
        List<CsvTable.Row> rows = rows(
                "severe-list-authorities.csv",
                Set.of("batch", "no", "list_name", "responsible_unit", "legal_basis", "note"));
        assertThat(rows).hasSize(36);
        assertThat(rows).allSatisfy(row -> {
            row.required("batch");
            row.required("list_name");
            row.required("responsible_unit");
            row.required("legal_basis");
        });
        assertThat(rows.stream().map(row -> row.required("batch") + " " + row.required("no")))
                .doesNotHaveDuplicates();
    }

    @Test
    void deadlinesAreThere() {
        List<CsvTable.Row> rows = rows("deadlines.csv", DEADLINES);
        assertThat(rows).hasSize(58);
        assertCited(rows, "deadline_id");
    }

    @Test
    void recordCategoriesAreThere() {
        List<CsvTable.Row> rows = rows("record-categories.csv", CATEGORIES);
        assertThat(rows).hasSize(125);
        assertCited(rows, "category_id");
    }

    @Test
    void dutiesAreThere() {
        List<CsvTable.Row> rows = rows("roles-and-duties.csv", DUTIES);
        assertThat(rows).hasSize(179);
        assertCited(rows, "role_id");
    }

    private static void assertCited(List<CsvTable.Row> rows, String key) {
        Set<String> documents = rows("documents.csv", DOCUMENTS).stream()
                .map(row -> row.required("doc"))
                .collect(Collectors.toSet());
        assertThat(rows.stream().map(row -> row.required(key))).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.citation("cite").text()).isNotBlank();
            assertThat(documents).contains(row.required("doc"));
        });
    }

    @Test
    void documentsAreThere() {
        List<CsvTable.Row> rows = rows("documents.csv", DOCUMENTS);
        assertThat(rows).hasSize(21);
        assertThat(rows.stream().map(row -> row.required("doc"))).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            row.required("title");
            row.required("file");
        });
    }

    @Test
    void theRepairNoticeTemplateIsThere() throws IOException {
        try (InputStream in = LawTablesDataTest.class.getResourceAsStream(LAW + "repair-notice-template.txt")) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("信用修复");
        }
    }

    /** Reading T3: every statutory day off and every make-up day, with the State Council's notice. */
    @Test
    void workingDaysAreWellFormed() {
        List<CsvTable.Row> rows = rows("working-days.csv", Set.of("date", "kind", "holiday", "notice"));
        Map<Integer, Set<String>> noticesOfYear = new TreeMap<>();
        Map<Integer, Set<String>> kindsOfYear = new TreeMap<>();
        Set<LocalDate> days = new HashSet<>();
        for (CsvTable.Row row : rows) {
            LocalDate day = row.date("date");
            assertThat(days.add(day)).as("one row for " + day).isTrue();
            String kind = row.required("kind");
            assertThat(kind).as("kind of " + day).isIn("off", "work");
            if (kind.equals("work") && !day.equals(BACK_TO_WORK_2020)) {
                assertThat(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                        .as("a make-up working day lies on a weekend: " + day)
                        .contains(day.getDayOfWeek());
            }
            row.required("holiday");
            assertThat(row.required("notice").split(" ", -1))
                    .allSatisfy(
                            notice -> assertThat(URI.create(notice).getHost()).endsWith("gov.cn"));
            noticesOfYear
                    .computeIfAbsent(day.getYear(), year -> new HashSet<>())
                    .add(row.required("notice"));
            kindsOfYear.computeIfAbsent(day.getYear(), year -> new HashSet<>()).add(kind);
        }
        assertThat(kindsOfYear.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2018, 2026).boxed().toList());
        assertThat(kindsOfYear.values()).allMatch(kinds -> kinds.equals(Set.of("off", "work")));
        for (int year = 2018; year <= 2026; year++) {
            assertThat(days).contains(LocalDate.of(year, 1, 1), LocalDate.of(year, 5, 1), LocalDate.of(year, 10, 1));
            assertThat(noticesOfYear.get(year)).isNotEmpty();
        }
    }
}
