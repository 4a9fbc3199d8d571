package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.industry.Enterprise.assessment;
import static org.chengxin.industry.Enterprise.blank;
import static org.chengxin.industry.Enterprise.complaint;
import static org.chengxin.industry.Enterprise.good;
import static org.chengxin.industry.Enterprise.serious;

import org.chengxin.core.forecast.Foretold;
import org.junit.jupiter.api.Test;

/** What becomes of industrial enterprises if nothing new happens, counted by hand. */
class IndustryForecastTest {

    private static final String TODAY = "2026-06-30";

    @Test
    void I2_anAssessmentLapsesAfterAYear() {
        Foretold foretold = Foretold.of(good().with(assessment("own", "2026-02-10", "B")), TODAY);

        assertThat(foretold.changes()).containsExactly("2027-02-11 A");
        assertThat(foretold.causes("2027-02-11")).containsExactly("第四条 own");
        assertThat(Foretold.of(blank().with(assessment("own", "2026-02-10", "B")), TODAY)
                        .changes())
                .containsExactly("2027-02-11 ungraded");
    }

    @Test
    void I4_moreInspectionsEndWhenLessThanThreeComplaintsAreOfTheYear() {
        Foretold foretold = Foretold.of(
                good().with(
                                complaint("one", "2026-01-10"),
                                complaint("two", "2026-02-10"),
                                complaint("three", "2026-03-10")),
                TODAY);

        assertThat(foretold.forecast().now().flags()).containsExactly("more-inspections");
        assertThat(foretold.changes()).containsExactly("2027-01-11 A");
        assertThat(foretold.causes("2027-01-11")).containsExactly("第六条 one");
    }

    @Test
    void D7_theRepairOfAPenaltyMayBeAskedForAfterThreeMonths() {
        Foretold foretold = Foretold.of(good().with(serious("fine", "2026-05-20")), TODAY);

        assertThat(foretold.repair("fine")).isEqualTo("2026-08-21 A");
        assertThat(foretold.papers("fine")).containsExactly("proof-of-identity", "proof-of-performance", "commitment");
        assertThat(foretold.changes()).containsExactly("2027-05-21 A"); // no more inspections any more
    }
}
