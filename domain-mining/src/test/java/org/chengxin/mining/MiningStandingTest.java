package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Penalty.Procedure;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.Standing.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the decision behind a stored record does to it (readings M13, M17; articles 8, 16). */
class MiningStandingTest {

    private static final LocalDate FINAL = LocalDate.of(2024, 5, 1);

    private final MiningSector mining = new MiningSector();

    private static Penalty by(Procedure procedure) {
        return new Penalty(procedure, List.of(), List.of(), null, null, null);
    }

    @Test
    void M13_aPenaltyCountsFromTheDayItIsFinal() {
        Standing penalty = new Standing(Basis.PENALTY, FINAL, null);
        assertThat(mining.counts(penalty, FINAL.minusDays(1))).isFalse();
        assertThat(mining.counts(penalty, FINAL)).isTrue();
        assertThat(mining.counts(new Standing(Basis.PENALTY, null, null), FINAL))
                .isFalse();
    }

    @Test
    void M17_whatTellsOfAPenaltyIsOneWithoutABasisToo() {
        assertThat(mining.counts(new Standing(null, null, by(Procedure.GENERAL)), FINAL))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Basis.class, names = "PENALTY", mode = EnumSource.Mode.EXCLUDE)
    void M13_whatIsNoPenaltyCountsAtOnce(Basis basis) {
        assertThat(mining.counts(new Standing(basis, null, null), FINAL)).isTrue();
    }

    /** Article 8 does not take it out; only article 16 does, of the grounds for the severe list. */
    @Test
    void M17_aFinalPenaltyByTheSimpleProcedureCounts() {
        assertThat(mining.counts(new Standing(Basis.PENALTY, FINAL, by(Procedure.SIMPLE)), FINAL))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SIMPLE, 16-1, true",
        "SIMPLE, 16-2, false",
        "SIMPLE, 17-1, false",
        "GENERAL, 16-1, false",
        ", 16-1, false"
    })
    void M17_aPenaltyByTheSimpleProcedureIsNoGroundUnder16_1(Procedure procedure, String severe, boolean refused) {
        Faults faults = new Faults();
        mining.check(
                new Standing(Basis.PENALTY, FINAL, by(procedure)),
                Facts.of(Map.of("severe", severe)),
                "/records/0",
                faults);
        assertThat(faults.list().stream()
                        .map(fault -> fault.pointer() + " " + fault.code().code())
                        .toList())
                .isEqualTo(refused ? List.of("/records/0/facts/severe fact.excluded") : List.of());
    }
}
