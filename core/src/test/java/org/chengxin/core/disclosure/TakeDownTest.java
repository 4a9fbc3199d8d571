package org.chengxin.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.junit.jupiter.api.Test;

/** By when others take down what has ended (reading D9). */
class TakeDownTest {

    private static final String PLAN = "失信行为纠正后的信用信息修复工作实施方案第五部分";
    /** The last working day before the National Day of 2026, which is followed by seven days off. */
    private static final LocalDate BEFORE_HOLIDAYS = LocalDate.of(2026, 9, 30);

    private static String told(TakeDown takeDown) {
        return takeDown.by() + " " + takeDown.ground();
    }

    @Test
    void D9_whatLeftTheSevereOrTheAbnormalListWithinOneWorkingDay() {
        assertThat(told(TakeDown.ofEntry(ListKind.SEVERE, LocalDate.of(2026, 3, 10))))
                .isEqualTo("2026-03-11 " + PLAN + "（四）");
        assertThat(told(TakeDown.ofEntry(ListKind.ABNORMAL, LocalDate.of(2026, 3, 13))))
                .isEqualTo("2026-03-16 " + PLAN + "（三）");
        assertThat(told(TakeDown.ofEntry(ListKind.SEVERE, BEFORE_HOLIDAYS))).isEqualTo("2026-10-08 " + PLAN + "（四）");
    }

    @Test
    void D9_whatWasRepairedOnTheSameDay() {
        assertThat(told(TakeDown.ofRepair(LocalDate.of(2026, 3, 14)))).isEqualTo("2026-03-14 " + PLAN + "（二）");
    }

    @Test
    void D10_whatAnybodyMayHaveTakenOverWithinOneWorkingDay() {
        assertThat(told(TakeDown.ofCopy(LocalDate.of(2026, 3, 13)))).isEqualTo("2026-03-16 " + PLAN + "（四）");
        assertThat(told(TakeDown.ofCopy(BEFORE_HOLIDAYS))).isEqualTo("2026-10-08 " + PLAN + "（四）");
    }

    @Test
    void D9_everythingElseAtOnceAndWithoutAnArticleOfItsOwn() {
        LocalDate day = LocalDate.of(2026, 3, 14);
        assertThat(TakeDown.ofEntry(ListKind.RED, day)).isEqualTo(TakeDown.atOnce(day));
        assertThat(TakeDown.atOnce(day)).isEqualTo(new TakeDown(day, null));
        assertThat(TakeDown.ofEntry(ListKind.SEVERE, LocalDate.of(2024, 4, 16)).ground())
                .as("before the plan")
                .isNull();
        assertThat(TakeDown.ofEntry(ListKind.SEVERE, LocalDate.of(2024, 4, 17)).ground())
                .isEqualTo(Citation.of(PLAN + "（四）"));
    }
}
