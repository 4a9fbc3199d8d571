package org.chengxin.api.subject.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.chengxin.core.subject.IdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityVaultTest {

    @TempDir
    Path folder;

    /** A number that nobody has: its address code is none, and its day of birth lies before anybody's. */
    private final String digits = digits();

    private final IdentityNumber number =
            IdentityNumber.parse(digits, LocalDate.of(2026, 1, 1)).orElseThrow();

    private static String digits() {
        String leading = "99999918500101001";
        return leading + IdentityNumber.checkCharacter(leading);
    }

    private IdentityVault vault() {
        return new IdentityVault(IdentityVault.keysOf(folder.resolve("keys/identity.key")));
    }

    @Test
    void what_is_sealed_is_opened_for_its_owner_alone() {
        IdentityVault vault = vault();
        byte[] sealed = vault.seal(number, "p-1234567890");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(digits.substring(6, 14));
        assertThat(vault.open(sealed, "p-1234567890")).isEqualTo(number);
        assertThatThrownBy(() -> vault.open(sealed, "p-0987654321"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(digits);
    }

    @Test
    void the_same_number_is_sealed_differently_each_time_but_found_by_one_hash() {
        IdentityVault vault = vault();
        assertThat(vault.seal(number, "p-1234567890")).isNotEqualTo(vault.seal(number, "p-1234567890"));
        assertThat(vault.lookup(number)).hasSize(32).isEqualTo(vault.lookup(number));
    }

    @Test
    void the_keys_outlive_a_start_and_only_their_owner_can_read_them() throws Exception {
        byte[] sealed = vault().seal(number, "p-1234567890");
        assertThat(vault().open(sealed, "p-1234567890")).isEqualTo(number);
        Path keys = folder.resolve("keys/identity.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("keys")).isDirectoryContaining(file -> file.equals(keys));
        assertThat(folder.resolve("keys").toFile().list()).hasSize(1);
    }

    @Test
    void other_keys_open_nothing() throws Exception {
        byte[] sealed = vault().seal(number, "p-1234567890");
        Files.delete(folder.resolve("keys/identity.key"));
        IdentityVault other = vault();
        assertThatThrownBy(() -> other.open(sealed, "p-1234567890")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void half_a_key_is_refused() throws Exception {
        Path keys = folder.resolve("identity.key");
        Files.writeString(keys, "AAAA");
        assertThatThrownBy(() -> IdentityVault.keysOf(keys)).isInstanceOf(IllegalStateException.class);
    }
}
