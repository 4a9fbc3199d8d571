package org.chengxin.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Tokens that the shared service believes, as {@code Authorization} headers; made from its key without a process of their own. */
final class Tokens {

    static final String ISSUER = "urn:chengxin:embedded";

    private Tokens() {}

    /** An officer of an office in some sectors. */
    static String officer(String authority, String... sectors) {
        return of("officer", authority, Arrays.asList(sectors), null, null);
    }

    /** A certain person in an office. */
    static String named(String name, String role, String authority, String... sectors) {
        return signed(claims(role, authority, Arrays.asList(sectors), null, null)
                .subject(name)
                .claim("upn", name)
                .build());
    }

    /** An account of the public credit agency, of a using body, or whoever else acts for an area and no sector. */
    static String office(String role, String authority) {
        return of(role, authority, List.of(), null, null);
    }

    /** A subject's own account. */
    static String subject(String id) {
        return of("subject", null, List.of(), id, null);
    }

    /** Somebody whose role alone counts: an auditor, a developer, an administrator. */
    static String role(String role) {
        return of(role, null, List.of(), null, null);
    }

    /**
     * A token as {@code ./chengxin token} makes it.
     *
     * @param role one role, or several joined by commas
     * @param authority the office's area, null for none
     * @param sectors the office's sectors, empty for none
     * @param subject the subject a person stands for, null for none
     * @param purpose what for, null where it is not said
     */
    static String of(String role, String authority, List<String> sectors, String subject, String purpose) {
        return signed(claims(role, authority, sectors, subject, purpose).build());
    }

    /** The claims of such a token, to be changed by whoever wants a wrong one. */
    static JWTClaimsSet.Builder claims(
            String role, String authority, List<String> sectors, String subject, String purpose) {
        List<String> roles = List.of(role.split(","));
        String name = roles.get(0) + (authority != null ? "@" + authority : subject != null ? "@" + subject : "");
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(name)
                .claim("upn", name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID(UUID.randomUUID().toString())
                .claim("groups", roles)
                .claim("authority", authority)
                .claim("sectors", sectors.isEmpty() ? null : sectors)
                .claim("subject", subject)
                .claim("purpose", purpose);
    }

    /** The claims signed with the shared service's key. */
    static String signed(JWTClaimsSet claims) {
        return signed(claims, Service.shared().home());
    }

    /** The claims signed with the key of the service of a home. */
    static String signed(JWTClaimsSet claims, Path home) {
        RSAKey key = key(home);
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.computeThumbprint().toString())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the token cannot be signed", e);
        }
    }

    /** The key pair in a home. */
    static RSAKey key(Path home) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPublicKey open =
                    (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(pem(home.resolve("keys/token.pub"))));
            return new RSAKey.Builder(open)
                    .privateKey(rsa.generatePrivate(new PKCS8EncodedKeySpec(pem(home.resolve("keys/token.key")))))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + home + " cannot be read", e);
        }
    }

    private static byte[] pem(Path file) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(file).replaceAll("-----(BEGIN|END) (PRIVATE|PUBLIC) KEY-----", ""));
    }
}
