package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./chengxin token}, and whose tokens a service says that it believes. */
class TokenIT {

    private final Service service = Service.shared();

    @Test
    void the_last_line_is_a_token_of_the_running_service() throws Exception {
        Console made = service.launcher()
                .call(
                        "token",
                        "--role",
                        "officer",
                        "--authority",
                        "150700",
                        "--sectors",
                        "mining,industry",
                        "--name",
                        "officer@150700");

        assertThat(made.exitCode()).as(made.output()).isZero();
        List<String> lines = made.output().lines().toList();
        SignedJWT token = SignedJWT.parse(lines.get(lines.size() - 1));
        assertThat(token.verify(new RSASSAVerifier(Tokens.key(service.home()).toRSAPublicKey())))
                .isTrue();
        // As the tests' own tokens, so that what they show holds for these.
        JWTClaimsSet own = SignedJWT.parse(
                        Tokens.officer("150700", "mining", "industry").substring("Bearer ".length()))
                .getJWTClaimsSet();
        assertThat(token.getJWTClaimsSet().getClaims().keySet())
                .isEqualTo(own.getClaims().keySet());
        for (String claim : List.of("iss", "sub", "upn", "groups", "authority", "sectors")) {
            assertThat(token.getJWTClaimsSet().getClaim(claim)).as(claim).isEqualTo(own.getClaim(claim));
        }
    }

    @Test
    void a_wish_that_makes_no_sense_is_refused_with_all_that_is_wrong() {
        Console refused = service.launcher().call("token", "--role", "officer", "--authority", "1507", "--valid", "1y");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("--authority is", "--valid is", "needs --sectors")
                .doesNotContain("\tat ");
    }

    @Test
    void the_key_is_its_owner_s_alone() throws Exception {
        assertThat(Files.getPosixFilePermissions(service.home().resolve("keys/token.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void half_an_issuer_stops_the_start() {
        Launcher launcher = Launcher.onFreshHome("home-issuer");

        Console start = launcher.call(
                Map.of("CHENGXIN_JWT_ISSUER", "https://login.example"), "start", "--port", "0", "--empty");

        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.output()).contains("CHENGXIN_JWT_KEYS").doesNotContain("\tat ");
        assertThat(launcher.processes()).isEmpty();
    }
}
