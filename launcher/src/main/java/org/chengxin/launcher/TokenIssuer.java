package org.chengxin.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whose tokens the service believes.
 *
 * @param issuer the {@code iss} of a token
 * @param keys where the keys are that check its signature: a JWKS or a public key as PEM
 * @param audience the {@code aud} that a token must have, null for any
 */
record TokenIssuer(String issuer, URI keys, String audience) {

    /** The issuer that {@code ./chengxin token} makes tokens of. */
    static final String EMBEDDED = "urn:chengxin:embedded";

    private static final Pattern ADDRESS = Pattern.compile("(https?|file):.+");

    /**
     * The issuer that the environment names, else the embedded one.
     *
     * @param embeddedKey the embedded issuer's public key
     * @throws LaunchException if the environment names half of an issuer
     */
    static TokenIssuer of(Map<String, String> environment, Path embeddedKey) throws LaunchException {
        String issuer = environment.getOrDefault("CHENGXIN_JWT_ISSUER", "").strip();
        String keys = environment.getOrDefault("CHENGXIN_JWT_KEYS", "").strip();
        String audience = environment.getOrDefault("CHENGXIN_JWT_AUDIENCE", "").strip();
        if (issuer.isEmpty() && keys.isEmpty() && audience.isEmpty()) {
            return new TokenIssuer(EMBEDDED, embeddedKey.toUri(), null);
        }
        if (issuer.isEmpty() || keys.isEmpty()) {
            throw new LaunchException("CHENGXIN_JWT_ISSUER and CHENGXIN_JWT_KEYS, where the issuer's keys are, belong"
                    + " together: set both, or neither for tokens of ./chengxin token. CHENGXIN_JWT_AUDIENCE goes with"
                    + " them alone.");
        }
        if (issuer.equals(EMBEDDED)) {
            throw new LaunchException("CHENGXIN_JWT_ISSUER is somebody else than " + EMBEDDED);
        }
        return new TokenIssuer(issuer, address(keys), audience.isEmpty() ? null : audience);
    }

    private static URI address(String keys) throws LaunchException {
        try {
            if (ADDRESS.matcher(keys).matches()) {
                return URI.create(keys);
            }
            Path file = Path.of(keys).toAbsolutePath();
            if (Files.isReadable(file)) {
                return file.toUri();
            }
        } catch (IllegalArgumentException e) { // of an address as of a path
            throw refused(e);
        }
        throw refused(null);
    }

    private static LaunchException refused(Exception cause) {
        return new LaunchException(
                "CHENGXIN_JWT_KEYS is neither the address (http, https, file) of a JWKS or a PEM file nor a file that"
                        + " can be read",
                cause);
    }

    /** What the server's check of tokens is told. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("mp.jwt.verify.issuer", issuer);
        properties.put("mp.jwt.verify.publickey.location", keys.toString());
        if (audience != null) {
            properties.put("mp.jwt.verify.audiences", audience);
        }
        return properties;
    }
}
