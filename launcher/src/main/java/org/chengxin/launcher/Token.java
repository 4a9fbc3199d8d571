package org.chengxin.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * A token of the embedded issuer, as the contract's claims.
 *
 * @param explanation for the person at the console: whose token it is and how long
 * @param compact the signed token itself
 */
record Token(String explanation, String compact) {

    /**
     * Makes a token that the service on a home believes.
     *
     * @throws LaunchException if there is no such home, or its service takes tokens of another issuer
     */
    static Token make(TokenOptions options, Instant now) throws IOException, LaunchException {
        Home home = new Home(options.home());
        if (!Files.isDirectory(home.folder())) {
            throw new LaunchException("There is no service in " + home.folder() + " yet: ./chengxin start makes it.");
        }
        String issuer = home.settings().getProperty("jwt.issuer", TokenIssuer.EMBEDDED);
        if (!issuer.equals(TokenIssuer.EMBEDDED)) {
            throw new LaunchException("The service in " + home.folder()
                    + " does not believe tokens made here: its tokens" + " come from " + issuer);
        }
        TokenKeys keys = new TokenKeys(home);
        keys.make();
        Instant begin = now.truncatedTo(ChronoUnit.SECONDS);
        Instant end = begin.plus(options.valid());
        return new Token(explanation(options, end), sign(claims(options, begin, end), keys.privateKey()));
    }

    private static JWTClaimsSet claims(TokenOptions options, Instant begin, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.EMBEDDED)
                .subject(options.name())
                .claim("upn", options.name())
                .issueTime(Date.from(begin))
                .expirationTime(Date.from(end))
                .jwtID(UUID.randomUUID().toString())
                .claim("groups", options.roles())
                .claim("authority", options.authority())
                .claim("sectors", options.sectors().isEmpty() ? null : options.sectors())
                .claim("subject", options.subject())
                .claim("purpose", options.purpose())
                .build();
    }

    private static String sign(JWTClaimsSet claims, RSAPrivateCrtKey key) {
        try {
            RSAKey pair =
                    new RSAKey.Builder(TokenKeys.publicKey(key)).privateKey(key).build();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(pair.computeThumbprint().toString())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(pair));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key signs any claims", e);
        }
    }

    private static String explanation(TokenOptions options, Instant end) {
        List<String> where = new ArrayList<>(options.roles());
        if (options.authority() != null) {
            where.add("for the area " + options.authority());
        }
        if (!options.sectors().isEmpty()) {
            where.add("in " + String.join(", ", options.sectors()));
        }
        if (options.subject() != null) {
            where.add("for the subject " + options.subject());
        }
        return options.name() + ": " + String.join(", ", where) + "; until " + end;
    }
}
