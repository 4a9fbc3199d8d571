package org.chengxin.api.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateLimiterTest {

    @Test
    void a_burst_passes_and_then_waits() {
        RateLimiter limiter = new RateLimiter(50, 60);
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.count("192.0.2.1").allowed()).isTrue();
        }
        RateLimiter.Verdict verdict = new RateLimiter.Verdict(true, 0, 0);
        for (int i = 0; i < 60 && verdict.allowed(); i++) {
            verdict = limiter.count("192.0.2.1");
        }
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.secondsToWait()).isEqualTo(1);
        assertThat(limiter.count("192.0.2.2").allowed()).isTrue();
    }

    @Test
    void less_than_the_contract_promises_is_refused() {
        assertThatThrownBy(() -> new RateLimiter(49, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimiter(100, 99)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void however_many_addresses_come_few_are_remembered() {
        RateLimiter limiter = new RateLimiter(50, 60, 100);
        for (int i = 0; i < 10_000; i++) {
            limiter.count("198.51.100." + i);
        }
        assertThat(limiter.remembered()).isLessThanOrEqualTo(201);
    }

    @Test
    void an_address_keeps_its_bucket_into_the_next_generation() {
        RateLimiter limiter = new RateLimiter(50, 1_000, 10);
        long before = limiter.count("192.0.2.1").remaining();
        for (int i = 0; i < 10; i++) {
            limiter.count("198.51.100." + i);
        }
        for (int i = 0; i < 200; i++) {
            limiter.count("192.0.2.1");
        }
        assertThat(limiter.count("192.0.2.1").remaining()).isLessThan(before - 100);
    }
}
