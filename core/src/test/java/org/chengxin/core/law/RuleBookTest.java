package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The law over time (reading T5): amended by closing a row and adding one. */
class RuleBookTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final LocalDate CHANGE = LocalDate.of(2024, 7, 1);
    private static final GradeMeaning GOOD = new GradeMeaning(Grade.A, Text.of("好", "good"), Citation.of("第一条"));

    private static Provision provision(String code, String points, LocalDate from, LocalDate until) {
        return new Provision(
                ProvisionCode.of(code),
                Citation.of("第二条"),
                "",
                "迟报",
                new Points.Fixed(new BigDecimal(points)),
                new Term(from, until),
                Map.of("item", "1", "note", "二", "see", "三"));
    }

    private static Rule rule(String code, LocalDate from, LocalDate until) {
        return new Rule(
                code, null, Citation.of("第三条"), Text.law("界限"), new BigDecimal("3"), null, new Term(from, until));
    }

    private static Measure measure(String code, String text) {
        return new Measure(
                code,
                Citation.of("第四条"),
                "A",
                "joint",
                text,
                null,
                Set.of(Grade.A, Grade.B, Grade.C),
                Set.of("red", "black"),
                Set.of(),
                Set.of(),
                false,
                new Term(START, null));
    }

    private static RuleBook book(Provision... provisions) {
        return RuleBook.of("tiny", List.of(provisions), List.of(), List.of(), List.of(GOOD));
    }

    @Test
    void anAmendmentMakesTwoRuleSets() {
        RuleBook book = book(
                provision("a-1", "5", START, CHANGE.minusDays(1)),
                provision("a-1", "8", CHANGE, null),
                provision("b-1", "2", START, null));
        assertThat(book.ruleSets()).extracting(RuleSet::id).containsExactly("tiny-2020-01-01", "tiny-2024-07-01");
        assertThat(book.ruleSets()).extracting(RuleSet::from).containsExactly(START, CHANGE);
        assertThat(book.ruleSets()).extracting(RuleSet::until).containsExactly(CHANGE.minusDays(1), null);
        assertThat(book.ruleSets()).extracting(RuleSet::hash).doesNotHaveDuplicates();
        assertThat(book.start()).isEqualTo(START);
        assertThat(points(book, CHANGE.minusDays(1))).isEqualByComparingTo("5");
        assertThat(points(book, CHANGE)).isEqualByComparingTo("8");
        assertThat(points(book, LocalDate.of(2999, 12, 31))).isEqualByComparingTo("8");
        assertThat(book.ruleSets().get(1).provisions()).hasSize(2);
        assertThat(book.ruleSets().get(1)).hasToString("tiny-2024-07-01");
    }

    private static BigDecimal points(RuleBook book, LocalDate day) {
        Provision row =
                book.on(day).orElseThrow().provision(ProvisionCode.of("a-1")).orElseThrow();
        return ((Points.Fixed) row.points()).value();
    }

    @Test
    void nothingHoldsBeforeTheStartInAGapOrAfterTheEnd() {
        RuleBook book = book(
                provision("a-1", "5", START, LocalDate.of(2020, 12, 31)),
                provision("a-1", "5", LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)));
        assertThat(book.ruleSets()).hasSize(2);
        assertThat(book.on(START.minusDays(1))).isEmpty();
        assertThat(book.on(START)).isPresent();
        assertThat(book.on(LocalDate.of(2020, 12, 31))).isPresent();
        assertThat(book.on(LocalDate.of(2021, 1, 1))).isEmpty();
        assertThat(book.on(LocalDate.of(2021, 12, 31))).isEmpty();
        assertThat(book.on(LocalDate.of(2022, 12, 31))).isPresent();
        assertThat(book.on(LocalDate.of(2023, 1, 1))).isEmpty();
    }

    @Test
    void aRuleOrAMeasureThatChangesOpensARuleSetToo() {
        RuleBook book = RuleBook.of(
                "tiny",
                List.of(provision("a-1", "5", START, null)),
                List.of(rule("r", START, null), rule("s", CHANGE, null)),
                List.of(measure("M1", "共享")),
                List.of(GOOD));
        assertThat(book.ruleSets()).hasSize(2);
        assertThat(book.ruleSets().get(0).rules()).hasSize(1);
        assertThat(book.ruleSets().get(1).rule("s").count()).isEqualTo(3);
        assertThatThrownBy(() -> book.ruleSets().get(0).rule("s"))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("tiny-2020-01-01")
                .hasMessageContaining("s");
    }

    @Test
    void theHashChangesWithEveryWordAndWithNothingElse() {
        RuleBook one = book(provision("a-1", "5", START, null));
        assertThat(one.ruleSets().get(0).hash())
                .hasSize(64)
                .isEqualTo(book(provision("a-1", "5", START, null))
                        .ruleSets()
                        .get(0)
                        .hash())
                .isNotEqualTo(book(provision("a-1", "6", START, null))
                        .ruleSets()
                        .get(0)
                        .hash())
                .isNotEqualTo(book(provision("a-2", "5", START, null))
                        .ruleSets()
                        .get(0)
                        .hash());
        assertThat(withMeasure("共享")).isEqualTo(withMeasure("共享")).isNotEqualTo(withMeasure("共享。"));
    }

    private static String withMeasure(String text) {
        return RuleBook.of("tiny", List.of(), List.of(), List.of(measure("M1", text)), List.of(GOOD))
                .ruleSets()
                .get(0)
                .hash();
    }

    @Test
    void twoRowsOfOneCodeOnOneDayAreRefused() {
        assertThatThrownBy(() -> book(provision("a-1", "5", START, null), provision("a-1", "6", CHANGE, null)))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("a-1");
    }

    @Test
    void aBookWithoutARowIsRefused() {
        assertThatThrownBy(() -> RuleBook.of("tiny", List.of(), List.of(), List.of(), List.of(GOOD)))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("tiny");
    }

    @Test
    void aRuleWithoutANumberCountsNothing() {
        Rule words = new Rule("r", null, Citation.of("第三条"), Text.law("界限"), null, null, new Term(START, null));
        assertThatThrownBy(words::count).isInstanceOf(LawException.class).hasMessageContaining("r");
    }
}
