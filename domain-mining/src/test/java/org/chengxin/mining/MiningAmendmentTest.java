package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.counted;
import static org.chengxin.mining.Miner.holder;
import static org.chengxin.mining.Miner.publicScore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.junit.jupiter.api.Test;

/** An amendment closes a row and adds one; a transitional note says which acts stay under the old one (reading T5). */
class MiningAmendmentTest {

    private static final LocalDate CHANGE = LocalDate.parse("2027-03-01");
    private static final RuleSet PRESENT =
            new MiningSector().ruleBook().on(CHANGE).orElseThrow();
    private static final TestFile FILE = holder().with(publicScore("900"))
            .with(adverse("before", "holder-37-2", "2027-02-28"), adverse("after", "holder-37-2", "2027-03-01"));

    /** The present law with 250 instead of 200 points in row 37-2 from the change on. */
    private static RuleBook amended(boolean transition, boolean successor) {
        List<Provision> rows = new ArrayList<>();
        for (Provision row : PRESENT.provisions()) {
            if (!row.code().value().equals("holder-37-2")) {
                rows.add(row);
                continue;
            }
            Map<String, String> attributes = new HashMap<>(row.attributes());
            if (transition) {
                attributes.put(Provision.ACTS_UNTIL, "2027-02-28");
            }
            rows.add(new Provision(
                    row.code(),
                    row.citation(),
                    row.indicator(),
                    row.text(),
                    row.points(),
                    new Term(row.term().from(), CHANGE.minusDays(1)),
                    attributes));
            if (successor) {
                rows.add(new Provision(
                        row.code(),
                        row.citation(),
                        row.indicator(),
                        row.text(),
                        new Points.Fixed(new BigDecimal("-250")),
                        new Term(CHANGE, null),
                        row.attributes()));
            }
        }
        return RuleBook.of("mining", rows, List.copyOf(PRESENT.rules()), PRESENT.measures(), PRESENT.gradeScale());
    }

    private static Evaluation on(LocalDate day, RuleBook book) {
        RuleSet rules = book.on(day).orElseThrow();
        return new MiningSector().compile(rules).evaluate(FILE.build(), day);
    }

    @Test
    void theRowInForceOnTheDayOfTheEvaluationGovernsEveryAct() {
        RuleBook book = amended(false, true);
        assertThat(book.ruleSets()).extracting(RuleSet::id).containsExactly("mining-2020-12-01", "mining-2027-03-01");
        assertThat(counted(on(CHANGE.minusDays(1), book)))
                .containsEntry("before", -200)
                .doesNotContainKey("after");
        assertThat(counted(on(CHANGE, book))).containsEntry("before", -250).containsEntry("after", -250);
        assertThat(on(CHANGE, book).ruleSet().id()).isEqualTo("mining-2027-03-01");
    }

    @Test
    void aTransitionalNoteKeepsEarlierActsUnderTheOldRow() {
        RuleBook book = amended(true, true);
        assertThat(counted(on(CHANGE, book))).containsEntry("before", -200).containsEntry("after", -250);
        assertThat(book.ruleSets().get(0).keptProvisions()).isEmpty();
        assertThat(book.ruleSets().get(1).keptProvisions()).hasSize(1);
        assertThat(book.ruleSets().get(1).hash())
                .isNotEqualTo(amended(false, true).ruleSets().get(1).hash());
    }

    @Test
    void whatTheLawHasDroppedGivesNothingAnyMore() {
        assertThat(counted(on(CHANGE, amended(false, false)))).doesNotContainKeys("before", "after");
        assertThat(counted(on(CHANGE, amended(true, false))))
                .containsEntry("before", -200)
                .doesNotContainKey("after");
    }
}
