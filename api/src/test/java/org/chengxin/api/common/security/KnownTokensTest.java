package org.chengxin.api.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final Caller OFFICER =
            new Caller("officer", EnumSet.of(AccessRole.OFFICER), null, Set.of(), null, null, null);
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("officer").build();

    private long now = Long.MAX_VALUE - 5;
    private final KnownTokens tokens = new KnownTokens(() -> now);

    @Test
    void a_token_is_known_for_a_minute() {
        tokens.add("one", CLAIMS, OFFICER);
        assertThat(tokens.find("one")).contains(new KnownTokens.Known(CLAIMS, OFFICER));
        assertThat(tokens.find("another")).isEmpty();
        now += KnownTokens.KEPT.toNanos() - 1;
        assertThat(tokens.find("one")).isPresent();
        now += 1;
        assertThat(tokens.find("one")).isEmpty();
    }

    @Test
    void however_many_there_are_few_are_kept() {
        for (int i = 0; i <= KnownTokens.MOST; i++) {
            tokens.add("token " + i, CLAIMS, OFFICER);
        }
        assertThat(tokens.find("token 0")).isEmpty();
        assertThat(tokens.find("token " + KnownTokens.MOST)).isPresent();
    }
}
