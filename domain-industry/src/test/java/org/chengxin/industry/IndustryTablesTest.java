package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.industry.Enterprise.assessment;
import static org.chengxin.industry.Enterprise.blank;

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
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;

/** The tables of this sector against the check figures, and the measures against what their rows say themselves. */
class IndustryTablesTest {

    private static final LocalDate IN_FORCE = LocalDate.of(2023, 5, 25);
    private static final RuleSet RULES =
            new IndustrySector().ruleBook().on(IN_FORCE).orElseThrow();
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
    private static final Set<String> PLAN_COLUMNS = Set.of(
            "序号",
            "联合抽查任务名称",
            "检查对象",
            "发起部门",
            "参与部门",
            "检查方式",
            "实施层级",
            "抽查比例或数量",
            "起止时间",
            "联合抽查事项-发起部门抽查事项",
            "联合抽查事项-参与部门抽查事项",
            "检查重点",
            "备注",
            "fixes",
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

    @Test
    void noProvisionsGivePoints() {
        assertThat(RULES.provisions()).isEmpty();
    }

    @Test
    void twentySixMeasuresThirtySevenDeadlinesTwentyTwoInspections() {
        assertThat(RULES.measures()).hasSize(26);
        assertThat(CsvTable.load(IndustrySector.class, "deadlines.csv", DEADLINE_COLUMNS)
                        .rows())
                .hasSize(37)
                .allSatisfy(row -> assertThat(row.text("doc")).startsWith("004-"));
        List<CsvTable.Row> plan = CsvTable.load(IndustrySector.class, "inspection-plan-2023.csv", PLAN_COLUMNS)
                .rows();
        assertThat(plan).hasSize(22);
        for (int i = 0; i < plan.size(); i++) {
            assertThat(plan.get(i).text("序号")).isEqualTo(Integer.toString(i + 1));
        }
    }

    @Test
    void everyRowAppliesFromTheDayTheRulesWereIssued() {
        assertThat(RULES.rules())
                .allSatisfy(rule -> assertThat(rule.term().from()).isEqualTo(IN_FORCE));
        assertThat(RULES.measures())
                .allSatisfy(measure -> assertThat(measure.term().from()).isEqualTo(IN_FORCE));
        assertThat(new IndustrySector().ruleBook().on(IN_FORCE.minusDays(1))).isEmpty();
        assertThat(RULES.id()).isEqualTo("industry-2023-05-25");
    }

    @Test
    void fourGradesFromTheBest() {
        assertThat(RULES.gradeScale())
                .extracting(step -> step.grade().letter() + step.meaning().zh())
                .containsExactly("A信用良好", "B信用较好", "C信用一般", "D信用较差");
    }

    private static final Pattern GRADE = Pattern.compile("grade ([A-D])");

    /** By the words of applies_to; what article 6 asks for is the flag, not a measure of a grade or list (reading I4). */
    private static List<String> expected(String grade, Set<ListKind> lists) {
        List<String> codes = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load(IndustrySector.class, "measures.csv", MEASURE_COLUMNS)
                .rows()) {
            Matcher grades = GRADE.matcher(row.text("applies_to"));
            boolean applies = false;
            while (grades.find()) {
                applies |= grades.group(1).equals(grade);
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

    @Test
    void measuresAreExactlyThoseWhoseRowsSaySo() {
        for (String grade : List.of("A", "B", "C", "D", "ungraded", "excluded")) {
            for (SubjectKind kind : SubjectKind.values()) {
                for (int set = 0; set < 16; set++) {
                    TestFile file = blank().kind(kind);
                    if (grade.length() == 1) {
                        file = file.with(assessment("a", "2025-01-01", grade));
                    } else if (grade.equals("excluded")) {
                        file = file.dissolved();
                    }
                    Set<ListKind> lists = new LinkedHashSet<>();
                    List<ListKind> all = List.of(ListKind.values());
                    for (int i = 0; i < all.size(); i++) {
                        if ((set >> i & 1) == 1) {
                            lists.add(all.get(i));
                            file = file.listed(all.get(i), "2025-01-01", null);
                        }
                    }
                    Evaluation evaluation = file.on("2025-06-30");
                    assertThat(Enterprise.outcome(evaluation)).isEqualTo(grade);
                    assertThat(evaluation.measures())
                            .extracting(Measure::code)
                            .as(grade + " " + kind + " " + lists)
                            .containsExactlyInAnyOrderElementsOf(expected(grade, lists));
                }
            }
        }
    }

    @Test
    void gradeDHasTheMeasuresOfCToo() {
        assertThat(expected("D", Set.of())).containsAll(expected("C", Set.of())).hasSize(6);
        assertThat(expected("A", Set.of())).containsExactly("ME211");
        assertThat(expected("B", Set.of())).containsExactly("ME212");
    }
}
