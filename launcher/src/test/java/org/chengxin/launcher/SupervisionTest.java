package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final AtomicInteger starts = new AtomicInteger();

    private Process ending() throws IOException {
        starts.incrementAndGet();
        return new ProcessBuilder("false").start();
    }

    @Test
    void a_process_that_ends_is_started_again_until_it_is_over() throws IOException {
        Supervision supervision = new Supervision(this::ending, () -> starts.get() == 3, SHORT);

        assertThat(supervision.watch(ending())).isTrue();
        assertThat(starts).hasValue(3);
    }

    @Test
    void one_that_keeps_ending_is_given_up() throws IOException {
        Supervision supervision = new Supervision(this::ending, () -> false, SHORT);

        assertThat(supervision.watch(ending())).isFalse();
        assertThat(starts).hasValue(6);
    }

    @Test
    void one_that_cannot_be_started_is_given_up() throws IOException {
        Supervision supervision = new Supervision(
                () -> {
                    starts.incrementAndGet();
                    throw new LaunchException("no room");
                },
                () -> false,
                SHORT);

        assertThat(supervision.watch(new ProcessBuilder("true").start())).isFalse();
        assertThat(starts).hasValue(5);
    }
}
