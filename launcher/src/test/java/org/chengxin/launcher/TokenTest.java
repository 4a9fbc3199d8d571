package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00.123Z");

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void make_the_home() throws LaunchException {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    private Token token(String line) throws Exception {
        return Token.make(TokenOptions.parse(Arrays.asList(line.split(" ")), home.folder()), NOW);
    }

    private Path file(String name) {
        return home.folder().resolve("keys").resolve(name);
    }

    private RSAPublicKey publicKey() throws Exception {
        String pem = Files.readString(file("token.pub"));
        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("\n-----END PUBLIC KEY-----\n");
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Test
    void a_token_says_what_was_asked_for_and_is_signed_with_the_home_s_key() throws Exception {
        Token token =
                token("--role officer,user --authority 150700 --sectors mining,industry --purpose 行政许可 --name 样例");

        SignedJWT jwt = SignedJWT.parse(token.compact());
        assertThat(jwt.verify(new RSASSAVerifier(publicKey()))).isTrue();
        assertThat(publicKey().getModulus().bitLength()).isEqualTo(2048);
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.getHeader().getKeyID()).isNotBlank();
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("urn:chengxin:embedded");
        assertThat(claims.getSubject()).isEqualTo("样例");
        assertThat(claims.getStringClaim("upn")).isEqualTo("样例");
        assertThat(claims.getStringListClaim("groups")).containsExactly("officer", "user");
        assertThat(claims.getStringClaim("authority")).isEqualTo("150700");
        assertThat(claims.getStringListClaim("sectors")).containsExactly("mining", "industry");
        assertThat(claims.getStringClaim("purpose")).isEqualTo("行政许可");
        assertThat(claims.getClaims()).doesNotContainKey("subject");
        assertThat(claims.getIssueTime()).isEqualTo("2026-03-10T08:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2026-03-10T20:00:00Z");
        assertThat(token.explanation()).contains("样例", "mining", "2026-03-10T20:00:00Z");
    }

    @Test
    void no_two_tokens_are_one() throws Exception {
        assertThat(SignedJWT.parse(token("--role auditor").compact())
                        .getJWTClaimsSet()
                        .getJWTID())
                .isNotEqualTo(SignedJWT.parse(token("--role auditor").compact())
                        .getJWTClaimsSet()
                        .getJWTID());
    }

    @Test
    void the_key_is_made_once_and_its_owner_s_alone() throws Exception {
        token("--role auditor");
        String key = Files.readString(file("token.key"));
        Files.delete(file("token.pub"));

        SignedJWT later = SignedJWT.parse(token("--role admin").compact());

        assertThat(Files.readString(file("token.key"))).isEqualTo(key);
        assertThat(later.verify(new RSASSAVerifier(publicKey())))
                .as("a lost public key is made again from the private one")
                .isTrue();
        assertThat(Files.getPosixFilePermissions(file("token.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file(""))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void several_that_make_the_key_at_once_have_one_key() throws Exception {
        List<Future<Token>> tokens = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                tokens.add(threads.submit(() -> token("--role auditor")));
            }
        }

        for (Future<Token> token : tokens) {
            assertThat(SignedJWT.parse(token.get().compact()).verify(new RSASSAVerifier(publicKey())))
                    .isTrue();
        }
        try (var files = Files.list(file(""))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("token.key", "token.pub");
        }
    }

    @Test
    void a_key_that_is_none_is_named_and_stays_as_it_is() throws Exception {
        Files.createDirectories(file(""));
        Files.writeString(file("token.key"), "-----BEGIN PRIVATE KEY-----\nbm9uZQ==\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> token("--role auditor"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("token.key");
        assertThat(Files.readString(file("token.key"))).contains("bm9uZQ==");
    }

    @Test
    void a_public_key_alone_is_not_replaced() throws Exception {
        token("--role auditor");
        Files.delete(file("token.key"));

        assertThatThrownBy(() -> token("--role auditor"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("token.pub");
        assertThat(file("token.key")).doesNotExist();
    }

    @Test
    void where_tokens_come_from_elsewhere_none_are_made() throws Exception {
        Properties settings = home.settings();
        settings.setProperty("jwt.issuer", "https://login.example");
        home.writeSettings(settings);

        assertThatThrownBy(() -> token("--role auditor"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("tokens come from https://login.example");
        assertThat(file("token.key")).doesNotExist();
    }

    @Test
    void a_home_that_is_not_there_is_not_made() {
        home = new Home(folder.resolve("elsewhere"));

        assertThatThrownBy(() -> token("--role auditor"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("elsewhere");
        assertThat(home.folder()).doesNotExist();
    }
}
