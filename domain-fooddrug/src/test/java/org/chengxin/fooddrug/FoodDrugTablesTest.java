package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.sound;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;

/** The tables of this sector against the check figures, and the measures against what their rows say themselves. */
class FoodDrugTablesTest {

    private static final LocalDate IN_FORCE = LocalDate.of(2018, 5, 1);
    private static final RuleSet RULES =
            new FoodDrugSector().ruleBook().on(IN_FORCE).orElseThrow();
    private static final Set<String> DEADLINE_COLUMNS = Set.of(
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

    /** The points of articles 27 to 33, read off the law once more. */
    static final Map<String, Integer> POINTS = Map.ofEntries(
            Map.entry("27-1", 1),
            Map.entry("27-2", 1),
            Map.entry("27-3", 1),
            Map.entry("27-4a", 2),
            Map.entry("27-4b", 5),
            Map.entry("27-5a", 5),
            Map.entry("27-5b", 10),
            Map.entry("27-6", 5),
            Map.entry("27-7a", 15),
            Map.entry("27-7b", 20),
            Map.entry("27-7c", 10),
            Map.entry("27-8", 30),
            Map.entry("27-9", 30),
            Map.entry("27-10a", 10),
            Map.entry("27-10b", 30),
            Map.entry("27-10c", 50),
            Map.entry("27-11a", 30),
            Map.entry("27-11b", 50),
            Map.entry("27-12", 50),
            Map.entry("27-13", 50),
            Map.entry("27-14", 50),
            Map.entry("28-1a", 2),
            Map.entry("28-2n", 5),
            Map.entry("28-2o", 5),
            Map.entry("28-3n", 10),
            Map.entry("28-3o", 10),
            Map.entry("28-4n", 15),
            Map.entry("28-4o", 15),
            Map.entry("28-5n", 20),
            Map.entry("28-5o", 20),
            Map.entry("28-6", 30),
            Map.entry("28-7", 30),
            Map.entry("28-8b", 30),
            Map.entry("29-1", 10),
            Map.entry("29-2", 20),
            Map.entry("29-3", 30),
            Map.entry("29-4", 40),
            Map.entry("30-1", 10),
            Map.entry("30-2", 30),
            Map.entry("30-3", 50),
            Map.entry("31-1", 30),
            Map.entry("31-2", 50),
            Map.entry("32-1", 10),
            Map.entry("32-2", 5),
            Map.entry("32-3", 1),
            Map.entry("33-1", 50));

    @Test
    void fortyNineCasesAndTheFine() {
        assertThat(RULES.provisions()).hasSize(50);
        assertThat(RULES.provision(ProvisionCode.of("28-fine"))).isPresent();
        assertThat(RULES.provisions())
                .extracting(row -> row.code().value())
                .allMatch(code -> code.matches("2[79]-\\d+[a-c]?|28-\\d[abno]?|3[0-3]-\\d|28-fine"));
    }

    @Test
    void everyCaseGivesWhatTheLawPrints() {
        for (Provision row : RULES.provisions()) {
            Integer printed = POINTS.get(row.code().value());
            if (printed == null) {
                assertThat(row.points()).as(row.code().value()).isInstanceOf(Points.Formula.class);
            } else {
                assertThat(row.points())
                        .as(row.code().value())
                        .isEqualTo(new Points.Fixed(BigDecimal.valueOf(printed)));
            }
        }
        assertThat(RULES.provisions().stream()
                        .filter(row -> row.points() instanceof Points.Formula)
                        .map(row -> row.code().value()))
                .containsExactlyInAnyOrder("27-15", "28-1b", "28-8a", "28-fine");
    }

    @Test
    void everyRowAppliesFromTheDayTheMeasuresCameIntoForce() {
        assertThat(RULES.provisions()).allSatisfy(row -> {
            assertThat(row.term().from()).isEqualTo(IN_FORCE);
            assertThat(row.term().until()).isNull();
            assertThat(row.citation().text()).startsWith("第");
        });
        assertThat(RULES.rules())
                .allSatisfy(rule -> assertThat(rule.term().from()).isEqualTo(IN_FORCE));
        assertThat(RULES.measures())
                .allSatisfy(measure -> assertThat(measure.term().from()).isEqualTo(IN_FORCE));
        assertThat(RULES.id()).isEqualTo("fooddrug-2018-05-01");
        assertThat(new FoodDrugSector().ruleBook().start()).isEqualTo(IN_FORCE);
        assertThat(new FoodDrugSector().ruleBook().on(LocalDate.of(2018, 4, 30)))
                .isEmpty();
    }

    @Test
    void fourGradesFromTheBest() {
        assertThat(RULES.gradeScale())
                .extracting(step -> step.grade().letter() + step.meaning().zh())
                .containsExactly("A守信", "B基本守信", "C失信", "D严重失信");
    }

    @Test
    void ninetyMeasuresAndFortyTwoDeadlines() {
        assertThat(RULES.measures()).hasSize(90);
        CsvTable deadlines = CsvTable.load(FoodDrugSector.class, "deadlines.csv", DEADLINE_COLUMNS);
        assertThat(deadlines.rows()).hasSize(42).allSatisfy(row -> {
            assertThat(row.text("doc")).isEqualTo("000");
            assertThat(row.text("cite")).startsWith("第");
        });
    }

    // ---- measures, by what their rows say

    private static final Pattern GRADE = Pattern.compile("grade ([A-D])");

    private static Set<String> measureColumns() {
        return Set.of(
                "code",
                "citation",
                "applies_to",
                "grades",
                "lists",
                "roles",
                "kinds",
                "foreign_listing",
                "target",
                "kind",
                "direction",
                "text",
                "duration",
                "part_of_item",
                "note",
                "from",
                "until");
    }

    /** The codes that a grade and some lists bring to a kind of subject, by the words of applies_to and target. */
    private static List<String> expected(String grade, Set<ListKind> lists, SubjectKind kind) {
        List<String> codes = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load(FoodDrugSector.class, "measures.csv", measureColumns())
                .rows()) {
            String appliesTo = row.text("applies_to");
            boolean applies = false;
            Matcher grades = GRADE.matcher(appliesTo);
            while (grades.find()) {
                applies |= grades.group(1).equals(grade);
            }
            applies |= appliesTo.contains("诚信红名单") && lists.contains(ListKind.RED);
            applies |= appliesTo.contains("失信黑名单") && lists.contains(ListKind.BLACK);
            if (row.text("target").equals("严重失信的自然人")) {
                applies &= kind == SubjectKind.NATURAL_PERSON;
            }
            if (applies) {
                codes.add(row.text("code"));
            }
        }
        if (lists.contains(ListKind.SEVERE)) {
            for (int i = 96; i <= 105; i++) {
                codes.add("ME" + (i < 100 ? "0" : "") + i);
            }
        }
        return codes;
    }

    private static TestFile graded(String grade) {
        return switch (grade) {
            case "A" -> sound();
            case "B" -> sound().with(adverse("x", "28-1a", "2024-05-05"));
            case "C" -> sound().with(adverse("x", "27-8", "2024-05-05"));
            case "D" -> sound().with(adverse("x", "27-12", "2024-05-05"));
            case "excluded" -> sound().dissolved();
            default -> Operator.blank();
        };
    }

    @Test
    void measuresAreExactlyThoseWhoseRowsSaySo() {
        for (String grade : List.of("A", "B", "C", "D", "ungraded", "excluded")) {
            for (SubjectKind kind : SubjectKind.values()) {
                for (int set = 0; set < 16; set++) {
                    TestFile file = graded(grade).kind(kind);
                    Set<ListKind> lists = new LinkedHashSet<>();
                    List<ListKind> all = List.of(ListKind.values());
                    for (int i = 0; i < all.size(); i++) {
                        if ((set >> i & 1) == 1) {
                            lists.add(all.get(i));
                            file = file.listed(all.get(i), "2024-01-01", null);
                        }
                    }
                    Evaluation evaluation = file.on("2024-10-31");
                    assertThat(Operator.outcome(evaluation)).isEqualTo(grade);
                    assertThat(evaluation.measures())
                            .extracting(Measure::code)
                            .as(grade + " " + kind + " " + lists)
                            .containsExactlyInAnyOrderElementsOf(expected(grade, lists, kind));
                }
            }
        }
    }

    @Test
    void measuresNeverComeForAProposalNorForAListOfAnotherSectorOrTime() {
        TestFile d = graded("D");
        List<String> ofD = expected("D", Set.of(), SubjectKind.LEGAL_PERSON);
        assertThat(ofD).hasSize(14);
        for (TestFile file : List.of(
                d,
                d.listed(ListKind.BLACK, "2023-01-01", "2024-10-30"),
                d.listed(ListKind.BLACK, "2024-11-01", null),
                d.listedIn("mining", ListKind.BLACK, "2023-01-01", null))) {
            assertThat(file.on("2024-10-31").measures())
                    .extracting(Measure::code)
                    .containsExactlyInAnyOrderElementsOf(ofD);
        }
        assertThat(d.listed(ListKind.BLACK, "2023-01-01", "2024-10-31")
                        .on("2024-10-31")
                        .measures())
                .as("on the day until it still is listed")
                .hasSizeGreaterThan(ofD.size());
    }

    /** Reading G1: order 234, article 32. */
    @Test
    void aSevereListOfAnotherSectorBringsTheGeneralMeasures() {
        List<String> ofD = expected("D", Set.of(), SubjectKind.LEGAL_PERSON);
        assertThat(graded("D")
                        .listedIn("outside", ListKind.SEVERE, "2023-01-01", null)
                        .on("2024-10-31")
                        .measures())
                .extracting(Measure::code)
                .filteredOn(code -> !ofD.contains(code))
                .containsExactly("ME096", "ME097", "ME098", "ME099", "ME100", "ME101", "ME102", "ME103", "ME104");
    }

    /** Reading O4: article 44 (一). */
    @Test
    void aSevereEntryEndsWithItsFifthYear() {
        FoodDrugSector sector = new FoodDrugSector();
        assertThat(sector.lists().lists()).containsExactly(ListKind.RED, ListKind.BLACK, ListKind.SEVERE);
        assertThat(sector.lists().lastDay(ListKind.SEVERE, LocalDate.of(2026, 3, 10), sector.periods()))
                .contains(LocalDate.of(2030, 12, 31));
        assertThat(sector.lists().lastDay(ListKind.BLACK, LocalDate.of(2026, 3, 10), sector.periods()))
                .isEmpty();
    }
}
