package org.chengxin.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.law.Language;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();
    /** A Monday. */
    private static final LocalDate FILED = LocalDate.of(2026, 9, 21);

    private static Case filed(String procedure) {
        return Case.filed(ProcedureLaw.general().procedure(procedure).orElseThrow(), FILED, null);
    }

    private static Case taken(Case at, String step, String outcome, LocalDate day) {
        return ((Case.Taken) at.take(step, outcome, day, day, CALENDAR)).after();
    }

    private static LocalDate due(Case at, LocalDate day) {
        return at.owed(CALENDAR, day).orElseThrow().dueOn(day);
    }

    @Test
    void the_first_step_is_due_by_the_calendar_of_holidays_and_make_up_days() {
        // 22, 23, 24, 28 and 29: Mid-Autumn is from the 25th to the 27th.
        assertThat(due(filed("repair-market-36"), FILED)).isEqualTo(LocalDate.of(2026, 9, 29));
    }

    @Test
    void a_step_out_of_order_is_refused_with_its_article() {
        Case.Refused refused = (Case.Refused) filed("repair-market-36").take("decide", "grant", FILED, FILED, CALENDAR);
        assertThat(refused.citation().text()).contains("398号文");
        assertThat(refused.why().in(Language.EN)).contains("decide", "accept, refuse, ask-papers");
    }

    @Test
    void the_office_s_time_stands_still_while_papers_are_asked_for() {
        Case asked = taken(filed("repair-market-36"), "ask-papers", null, FILED.plusDays(1));
        assertThat(asked.owed(CALENDAR, FILED).orElseThrow().step().by()).isEqualTo(Actor.SUBJECT);
        assertThat(due(asked, FILED.plusDays(1))).isNull();
        Case supplied = taken(asked, "supply", null, FILED.plusDays(8));
        assertThat(supplied.suspendedDays(FILED.plusDays(30))).isEqualTo(7);
        // The 22nd was the first; the 30th, after the holiday 8 and 9 October, and the make-up Saturday are the others.
        assertThat(due(supplied, FILED.plusDays(8))).isEqualTo(LocalDate.of(2026, 10, 10));
    }

    @Test
    void silence_lets_a_listing_go_on_after_the_fifth_day_and_not_before() {
        Case served = taken(taken(filed("severe-listing"), "notify", null, FILED), "serve", null, FILED);
        LocalDate last = LocalDate.of(2026, 9, 28); // the 26th and 27th are off
        assertThat(due(served, FILED)).isEqualTo(last);
        assertThat(served.take("decide", "list", last, last, CALENDAR)).isInstanceOf(Case.Refused.class);
        assertThat(served.take("state", null, last.plusDays(1), last.plusDays(1), CALENDAR))
                .isInstanceOf(Case.Refused.class);
        Case listed = taken(served, "decide", "list", last.plusDays(1));
        assertThat(listed.state()).isEqualTo(State.DECIDED);
        Case heard = taken(served, "state", null, last);
        assertThat(heard.take("decide", "drop", last, last, CALENDAR)).isInstanceOf(Case.Taken.class);
    }

    @Test
    void a_case_is_what_its_steps_have_left() {
        List<Case.Past> past = List.of(
                new Case.Past("accept", null, FILED.plusDays(1)), new Case.Past("decide", "grant", FILED.plusDays(2)));
        Procedure procedure =
                ProcedureLaw.general().procedure("repair-market-36").orElseThrow();
        Case at = Case.after(procedure, FILED, null, past);
        assertThat(at)
                .isEqualTo(taken(
                        taken(filed("repair-market-36"), "accept", null, FILED.plusDays(1)),
                        "decide",
                        "grant",
                        FILED.plusDays(2)));
        assertThat(at.state()).isEqualTo(State.CLOSED);
        assertThat(at.owed(CALENDAR, FILED)).isEmpty();
        assertThatThrownBy(() -> Case.after(procedure, FILED, null, past.subList(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
