package org.chengxin.api.feed.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengxin.api.feed.service.GradeChange.Outcome;
import org.chengxin.core.sector.SectorId;
import org.junit.jupiter.api.Test;

class GradeChangeTest {

    private static final Outcome A = new Outcome("graded", "A");
    private static final Outcome B = new Outcome("graded", "B");
    private static final Outcome UNGRADED = new Outcome("ungraded", null);
    private static final Outcome EXCLUDED = new Outcome("excluded", null);

    private static boolean isNews(Outcome from, Outcome to) {
        return new GradeChange("91150000MA0XU0000X", SectorId.of("mining"), "2026-Q4", from, to).isNews();
    }

    @Test
    void another_grade_or_status_is_news() {
        assertThat(isNews(A, B)).isTrue();
        assertThat(isNews(A, UNGRADED)).isTrue();
        assertThat(isNews(UNGRADED, EXCLUDED)).isTrue();
        assertThat(isNews(A, A)).isFalse();
        assertThat(isNews(UNGRADED, UNGRADED)).isFalse();
    }

    @Test
    void the_first_grade_is_news_and_that_there_is_none_is_not() {
        assertThat(isNews(null, A)).isTrue();
        assertThat(isNews(null, UNGRADED)).isFalse();
        assertThat(isNews(null, EXCLUDED)).isFalse();
    }
}
