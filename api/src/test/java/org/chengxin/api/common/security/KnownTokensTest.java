package org.chengxin.api.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final Caller OFFICER =
            new Caller("officer", EnumSet.of(AccessRole.OFFICER), null, Set.of(), null, null, null);

    private Instant now = Instant.parse("2026-09-30T00:00:00Z");
    private final KnownTokens tokens = new KnownTokens(() -> now);

    @Test
    void a_token_is_known_for_a_minute() {
        tokens.add("one", OFFICER, now.plus(Duration.ofHours(12)));
        assertThat(tokens.find("one")).contains(OFFICER);
        assertThat(tokens.find("another")).isEmpty();
        now = now.plus(KnownTokens.KEPT);
        assertThat(tokens.find("one")).isEmpty();
    }

    @Test
    void no_longer_than_it_is_good() {
        tokens.add("one", OFFICER, now.plusSeconds(5));
        now = now.plusSeconds(5);
        assertThat(tokens.find("one")).isEmpty();
    }

    @Test
    void however_many_there_are_few_are_kept() {
        for (int i = 0; i <= KnownTokens.MOST; i++) {
            tokens.add("token " + i, OFFICER, now.plus(Duration.ofHours(12)));
        }
        assertThat(tokens.find("token 0")).isEmpty();
        assertThat(tokens.find("token " + KnownTokens.MOST)).contains(OFFICER);
    }
}
