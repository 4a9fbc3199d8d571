package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.publicScore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
class MiningTablesTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 12, 1);
    private static final RuleSet RULES =
            new MiningSector().ruleBook().on(FIRST_DAY).orElseThrow();
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
    private static final Set<String> MEASURE_COLUMNS = Set.of(
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

    private static List<Provision> table(String prefix) {
        return RULES.provisions().stream()
                .filter(row -> row.code().value().startsWith(prefix))
                .toList();
    }

    private static BigDecimal sum(List<Provision> rows) {
        return rows.stream().map(row -> ((Points.Fixed) row.points()).value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void holdersHave153RowsOf37250Points() {
        assertThat(table("holder-")).hasSize(153);
        assertThat(sum(table("holder-"))).isEqualByComparingTo("-37250");
    }

    @Test
    void intermediariesHave107RowsOf28250Points() {
        assertThat(table("intermediary-")).hasSize(107);
        assertThat(sum(table("intermediary-"))).isEqualByComparingTo("-28250");
    }

    @Test
    void fourHonoursAndNothingElse() {
        assertThat(table("honour-")).hasSize(4);
        assertThat(sum(table("honour-"))).isEqualByComparingTo("300");
        assertThat(RULES.provisions()).hasSize(153 + 107 + 4);
    }

    @Test
    void codesNameItemAndRowAndTheCitationTheItem() {
        Pattern form = Pattern.compile("(holder|intermediary)-(\\d+)-(\\d+)");
        for (Provision row : RULES.provisions()) {
            Matcher code = form.matcher(row.code().value());
            if (code.matches()) {
                String annex = code.group(1).equals("holder") ? "附件三" : "附件四";
                assertThat(row.citation().text()).isEqualTo(annex + "第" + code.group(2) + "项");
                assertThat(row.attributes())
                        .containsEntry("item", code.group(2))
                        .containsEntry("row", code.group(3));
            } else {
                assertThat(row.code().value()).matches("honour-[1-4]");
                assertThat(row.citation().text())
                        .isEqualTo("附件二第" + row.code().value().substring(7) + "项");
            }
        }
    }

    /** Within an item the rows go from the mildest up. */
    @Test
    void holdersHave57ItemsAndIntermediaries41() {
        assertThat(table("holder-"))
                .extracting(row -> row.attributes().get("item"))
                .contains("1", "57")
                .doesNotContain("58");
        assertThat(table("holder-").stream()
                        .map(row -> row.attributes().get("item"))
                        .distinct())
                .hasSize(57);
        assertThat(table("intermediary-").stream()
                        .map(row -> row.attributes().get("item"))
                        .distinct())
                .hasSize(41);
    }

    @Test
    void everyRowAppliesFromTheFirstDay() {
        assertThat(RULES.provisions()).allSatisfy(row -> {
            assertThat(row.term().from()).isEqualTo(FIRST_DAY);
            assertThat(row.term().until()).isNull();
        });
        assertThat(RULES.rules())
                .allSatisfy(rule -> assertThat(rule.term().from()).isEqualTo(FIRST_DAY));
        assertThat(RULES.measures())
                .allSatisfy(measure -> assertThat(measure.term().from()).isEqualTo(FIRST_DAY));
        assertThat(new MiningSector().ruleBook().on(FIRST_DAY.minusDays(1))).isEmpty();
        assertThat(RULES.id()).isEqualTo("mining-2020-12-01");
    }

    @Test
    void theRowsThatReadingsName() {
        assertThat(RULES.provisions().stream()
                        .filter(row -> "supervision".equals(row.attributes().get("special")))
                        .map(row -> row.code().value()))
                .containsExactly(
                        "holder-56-1",
                        "holder-56-2",
                        "holder-56-3",
                        "intermediary-40-1",
                        "intermediary-40-2",
                        "intermediary-40-3");
        assertThat(RULES.provisions().stream()
                        .filter(row -> "crime".equals(row.attributes().get("special")))
                        .map(row -> row.code().value()))
                .containsExactly("holder-57-1", "intermediary-41-1");
        for (int row = 1; row <= 3; row++) {
            assertThat(RULES.provision(ProvisionCode.of("intermediary-6-" + row))
                            .orElseThrow()
                            .points())
                    .isEqualTo(new Points.Fixed(BigDecimal.valueOf(-100L * row)));
        }
    }

    @Test
    void fiveGradesFromTheBest() {
        assertThat(RULES.gradeScale())
                .extracting(step -> step.grade().letter() + step.meaning().zh())
                .containsExactly("A信用优秀", "B信用良好", "C信用中等", "D信用较差", "E信用差");
    }

    @Test
    void thirtyMeasuresAnd164Deadlines() {
        assertThat(RULES.measures()).hasSize(30);
        CsvTable deadlines = CsvTable.load(MiningSector.class, "deadlines.csv", DEADLINE_COLUMNS);
        assertThat(deadlines.rows()).hasSize(164).allSatisfy(row -> {
            assertThat(row.text("doc")).startsWith("002-");
            assertThat(row.text("cite")).isNotBlank();
        });
    }

    // ---- measures, by what their rows say

    private static final Pattern GRADE = Pattern.compile("grade ([A-E])");

    private static List<String> expected(String role, String grade, Set<ListKind> lists, boolean severeElsewhere) {
        List<String> codes = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load(MiningSector.class, "measures.csv", MEASURE_COLUMNS)
                .rows()) {
            String appliesTo = row.text("applies_to");
            boolean applies = false;
            Matcher grades = GRADE.matcher(appliesTo);
            while (grades.find()) {
                applies |= grades.group(1).equals(grade);
            }
            applies |= appliesTo.contains("地矿严重失信名单") && lists.contains(ListKind.SEVERE);
            applies |= appliesTo.contains("其他行业主管部门列入严重失信名单") && severeElsewhere;
            if (applies && List.of(row.text("target").split("、", -1)).contains(targetOf(role))) {
                codes.add(row.text("code"));
            }
        }
        // Reading G1: those of article 32 come with any severe list, that of article 37 with the sector's own.
        if (lists.contains(ListKind.SEVERE) || severeElsewhere) {
            for (int i = 96; i <= (lists.contains(ListKind.SEVERE) ? 105 : 104); i++) {
                codes.add("ME" + (i < 100 ? "0" : "") + i);
            }
        }
        return codes;
    }

    private static String targetOf(String role) {
        return switch (role) {
            case "mining-right-holder" -> "矿业权人";
            case "intermediary" -> "地矿中介服务机构";
            case "bidder" -> "矿业权竞买人（投标人）";
            default -> "竞得人（中标人）";
        };
    }

    private static TestFile graded(String role, String grade) {
        TestFile file = Miner.role(role);
        return switch (grade) {
            case "A" -> file.with(publicScore("1000"));
            case "B" -> file.with(publicScore("500"));
            case "C" -> file.with(publicScore("0"));
            case "D" ->
                file.with(
                        publicScore("0"),
                        adverse("d", role.equals("intermediary") ? "intermediary-6-2" : "holder-2-2", "2024-01-10"));
            case "E" ->
                file.with(
                        publicScore("0"),
                        adverse("d", role.equals("intermediary") ? "intermediary-6-3" : "holder-1-2", "2024-01-10"));
            case "excluded" -> file.dissolved();
            default -> file;
        };
    }

    @Test
    void measuresAreExactlyThoseWhoseRowsSaySo() {
        for (String role : List.of("mining-right-holder", "intermediary", "bidder", "winner")) {
            boolean isGraded = role.equals("mining-right-holder") || role.equals("intermediary");
            List<String> grades =
                    isGraded ? List.of("A", "B", "C", "D", "E", "ungraded", "excluded") : List.of("excluded");
            for (String grade : grades) {
                for (SubjectKind kind : SubjectKind.values()) {
                    for (int set = 0; set < 32; set++) {
                        TestFile file = graded(role, grade).kind(kind);
                        Set<ListKind> lists = new LinkedHashSet<>();
                        List<ListKind> all = List.of(ListKind.values());
                        for (int i = 0; i < all.size(); i++) {
                            if ((set >> i & 1) == 1) {
                                lists.add(all.get(i));
                                file = file.listed(all.get(i), "2024-01-01", null);
                            }
                        }
                        boolean elsewhere = set >= 16;
                        if (elsewhere) {
                            file = file.listedIn("fooddrug", ListKind.SEVERE, "2024-01-01", null);
                        }
                        Evaluation evaluation = file.on("2024-06-30");
                        assertThat(Miner.outcome(evaluation)).isEqualTo(grade);
                        assertThat(evaluation.measures())
                                .extracting(Measure::code)
                                .as(role + " " + grade + " " + lists + " elsewhere " + elsewhere)
                                .containsExactlyInAnyOrderElementsOf(expected(role, grade, lists, elsewhere));
                    }
                }
            }
        }
    }

    @Test
    void measuresNeverComeForAProposalNorForALapsedOrFutureListing() {
        TestFile proposed = Miner.role("bidder")
                .with(org.chengxin.core.file.TestRecord.of("x", "adverse", "2024-01-10")
                        .fact("severe", "17-1"));
        assertThat(proposed.on("2024-06-30").lists()).hasSize(1);
        assertThat(proposed.on("2024-06-30").measures()).isEmpty();
        assertThat(proposed.listed(ListKind.SEVERE, "2023-01-01", "2024-06-29")
                        .on("2024-06-30")
                        .measures())
                .isEmpty();
        assertThat(proposed.listed(ListKind.SEVERE, "2024-07-01", null)
                        .on("2024-06-30")
                        .measures())
                .isEmpty();
        assertThat(proposed.listed(ListKind.SEVERE, "2023-01-01", "2024-06-30")
                        .on("2024-06-30")
                        .measures())
                .isNotEmpty();
        assertThat(proposed.listedIn("fooddrug", ListKind.BLACK, "2023-01-01", null)
                        .on("2024-06-30")
                        .measures())
                .isEmpty();
    }

    /** Reading O4: article 26 paragraph 2. */
    @Test
    void aSevereEntryEndsAfterFiveYears() {
        MiningSector sector = new MiningSector();
        assertThat(sector.lists().lists()).containsExactly(ListKind.SEVERE);
        assertThat(sector.lists().lastDay(ListKind.SEVERE, LocalDate.of(2021, 3, 10), sector.periods()))
                .contains(LocalDate.of(2026, 3, 10));
    }
}
