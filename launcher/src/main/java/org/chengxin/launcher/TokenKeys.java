package org.chengxin.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The key pair that the embedded issuer's tokens are signed and checked with: {@code keys/token.key}, its owner's alone, and
 * {@code keys/token.pub} in the home. It is made once; no key that is there is ever written over.
 */
final class TokenKeys {

    private static final int BITS = 2048;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final Path privateFile;
    private final Path publicFile;

    TokenKeys(Home home) {
        Path folder = home.folder().resolve("keys");
        privateFile = folder.resolve("token.key");
        publicFile = folder.resolve("token.pub");
    }

    Path publicFile() {
        return publicFile;
    }

    /** Makes what is not there yet of the pair; the public key always is that of the private one. */
    void make() throws IOException, LaunchException {
        // Looked for first: whoever makes a pair makes the private key before the public one.
        boolean publicIsThere = Files.exists(publicFile);
        if (!Files.exists(privateFile)) {
            if (publicIsThere) {
                throw new LaunchException(publicFile + " is there without its token.key. Put that back, or delete "
                        + publicFile.getFileName() + " for a new pair.");
            }
            Files.createDirectories(privateFile.getParent(), permissions("rwx------"));
            write(privateFile, PRIVATE, newKey());
        }
        if (!Files.exists(publicFile)) {
            write(publicFile, PUBLIC, publicKey(privateKey()).getEncoded());
        }
    }

    RSAPrivateCrtKey privateKey() throws IOException, LaunchException {
        String base64 = Files.readString(privateFile)
                .replace("-----BEGIN " + PRIVATE + "-----", "")
                .replace("-----END " + PRIVATE + "-----", "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                    instanceof RSAPrivateCrtKey key) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LaunchException(privateFile + " holds no RSA key in PKCS#8 PEM", e);
        }
        throw new LaunchException(privateFile + " holds an RSA key without what its public half is made from");
    }

    static RSAPublicKey publicKey(RSAPrivateCrtKey key) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every RSA key has a public half", e);
        }
    }

    private static byte[] newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has RSA", e);
        }
    }

    private static void write(Path file, String kind, byte[] encoded) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Path whole = Files.createTempFile(file.getParent(), "token", ".new", permissions("rw-------"));
        try {
            Files.writeString(
                    whole,
                    "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n",
                    StandardCharsets.US_ASCII);
            Files.createLink(file, whole); // in one step, and never over a key that another process has just made
        } catch (FileAlreadyExistsException e) {
            // the other process's key is the one to use
        } finally {
            Files.delete(whole);
        }
    }

    private static FileAttribute<?> permissions(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
