package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenIssuerTest {

    private static final Path OWN_KEY = Path.of("/home of it/keys/token.pub");

    @Test
    void without_a_word_its_own_tokens_are_believed() throws LaunchException {
        assertThat(TokenIssuer.of(Map.of("CHENGXIN_JWT_ISSUER", " "), OWN_KEY).properties())
                .isEqualTo(Map.of(
                        "mp.jwt.verify.issuer", "urn:chengxin:embedded",
                        "mp.jwt.verify.publickey.location", "file:///home%20of%20it/keys/token.pub"));
    }

    @Test
    void another_issuer_s_tokens_are_believed_instead() throws LaunchException {
        assertThat(TokenIssuer.of(
                                Map.of(
                                        "CHENGXIN_JWT_ISSUER", "https://login.example",
                                        "CHENGXIN_JWT_KEYS", "https://login.example/certs",
                                        "CHENGXIN_JWT_AUDIENCE", "chengxin"),
                                OWN_KEY)
                        .properties())
                .isEqualTo(Map.of(
                        "mp.jwt.verify.issuer", "https://login.example",
                        "mp.jwt.verify.publickey.location", "https://login.example/certs",
                        "mp.jwt.verify.audiences", "chengxin"));
    }

    @Test
    void its_key_may_be_a_file(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("issuer.pem"), "some key");

        assertThat(TokenIssuer.of(
                                Map.of(
                                        "CHENGXIN_JWT_ISSUER",
                                        "https://login.example",
                                        "CHENGXIN_JWT_KEYS",
                                        key.toString()),
                                OWN_KEY)
                        .properties())
                .containsEntry("mp.jwt.verify.publickey.location", key.toUri().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example, , , CHENGXIN_JWT_KEYS",
        ", https://login.example/certs, , CHENGXIN_JWT_ISSUER",
        ", , chengxin, CHENGXIN_JWT_ISSUER",
        "urn:chengxin:embedded, https://login.example/certs, , CHENGXIN_JWT_ISSUER",
        "https://login.example, /no/such/file.pem, , CHENGXIN_JWT_KEYS",
        "https://login.example, 'https://login example', , CHENGXIN_JWT_KEYS",
        "https://login.example, ftp://login.example/certs, , CHENGXIN_JWT_KEYS"
    })
    void half_an_issuer_is_refused(String issuer, String keys, String audience, String named) {
        Map<String, String> environment = new HashMap<>();
        put(environment, "CHENGXIN_JWT_ISSUER", issuer);
        put(environment, "CHENGXIN_JWT_KEYS", keys);
        put(environment, "CHENGXIN_JWT_AUDIENCE", audience);

        assertThatThrownBy(() -> TokenIssuer.of(environment, OWN_KEY))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(named);
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
