package org.chengxin.api.subject.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chengxin.core.subject.IdentityNumber;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps identity numbers so that a copy of the database alone tells none: encrypted with AES-GCM, and found again by an HMAC. The
 * keys are in a file of their own that only its owner can read, made on the first start.
 */
@ApplicationScoped
public class IdentityVault {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec lookupKey;
    private final SecureRandom random = new SecureRandom();

    /**
     * A vault.
     *
     * @param keyFile where the keys are, by default {@code keys/identity.key} in the service's home
     */
    @Inject
    public IdentityVault(
            @ConfigProperty(name = "chengxin.identity.keys") Optional<String> keyFile,
            @ConfigProperty(name = "chengxin.home", defaultValue = ".") String home) {
        this(keysOf(keyFile.map(Path::of).orElseGet(() -> Path.of(home, "keys", "identity.key"))));
    }

    IdentityVault(byte[] keys) {
        cipherKey = new SecretKeySpec(keys, 0, KEY_BYTES, "AES");
        lookupKey = new SecretKeySpec(keys, KEY_BYTES, KEY_BYTES, "HmacSHA256");
    }

    /** For the container's proxy. */
    IdentityVault() {
        this(new byte[2 * KEY_BYTES]);
    }

    /**
     * Encrypts a number.
     *
     * @param publicId whose it is; it opens for nobody else
     */
    byte[] seal(IdentityNumber number, String publicId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, publicId);
            byte[] sealed = cipher.doFinal(number.reveal().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identity number cannot be encrypted", e);
        }
    }

    /** Decrypts a number. */
    IdentityNumber open(byte[] sealed, String publicId) {
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, publicId);
            byte[] digits = cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return IdentityNumber.parse(new String(digits, StandardCharsets.US_ASCII), LocalDate.MAX)
                    .orElseThrow(() -> new IllegalStateException("what was encrypted is no identity number"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identity number cannot be decrypted with the present keys", e);
        }
    }

    /** A keyed hash by which a number is found again. */
    byte[] lookup(IdentityNumber number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(lookupKey);
            return mac.doFinal(number.reveal().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identity number cannot be hashed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String publicId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(publicId.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** The keys in a file, which is made where there is none. */
    static byte[] keysOf(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] keys = Base64.getDecoder().decode(Files.readString(file).strip());
            if (keys.length != 2 * KEY_BYTES) {
                throw new IllegalStateException(file + " does not hold two keys of " + KEY_BYTES + " bytes");
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("the identity keys cannot be read or made", e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), permissions("rwx------"));
        byte[] keys = new byte[2 * KEY_BYTES];
        new SecureRandom().nextBytes(keys);
        Path whole =
                Files.createTempFile(file.toAbsolutePath().getParent(), "identity", ".new", permissions("rw-------"));
        Files.writeString(whole, Base64.getEncoder().encodeToString(keys) + "\n");
        try {
            Files.createLink(file, whole); // in one step, and never over keys that another process has just made
        } catch (FileAlreadyExistsException e) {
            // the other process's keys are the ones to use
        } finally {
            Files.delete(whole);
        }
    }

    private static FileAttribute<?> permissions(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
