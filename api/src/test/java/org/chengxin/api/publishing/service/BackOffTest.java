package org.chengxin.api.publishing.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Random random = new Random(36);

    @Property
    void it_doubles_up_to_its_bound_and_is_never_less_than_half(@ForAll @IntRange(min = 1) int failures) {
        Duration whole = failures > 10 ? LONGEST : BackOff.FIRST.multipliedBy(1L << (failures - 1));
        assertThat(BackOff.after(failures, LONGEST, null, random)).isBetween(whole.dividedBy(2), whole);
    }

    @Test
    void two_that_fail_together_come_back_apart() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(BackOff.after(5, LONGEST, null, random));
        }
        assertThat(waits).hasSizeGreaterThan(90);
    }

    @Test
    void what_the_other_side_asks_for_is_waited_but_not_for_ever() {
        assertThat(BackOff.after(1, LONGEST, Duration.ofMinutes(5), random)).isEqualTo(Duration.ofMinutes(5));
        assertThat(BackOff.after(1, LONGEST, Duration.ofDays(400), random)).isEqualTo(BackOff.LONGEST_ASKED);
        assertThat(BackOff.after(10, LONGEST, Duration.ZERO, random)).isGreaterThan(Duration.ofMinutes(4));
    }
}
