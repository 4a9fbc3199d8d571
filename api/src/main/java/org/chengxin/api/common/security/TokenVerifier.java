package org.chengxin.api.common.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads MicroProfile JSON Web Tokens. It is asked only where a request carries one, so that what is public never pays for it, and
 * the settings are those that MicroProfile names.
 */
@ApplicationScoped
public class TokenVerifier {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final int LONGEST_NAME = 200;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_KEY = 1 << 16;
    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final DefaultJWTProcessor<SecurityContext> processor;
    private final KnownTokens known = new KnownTokens(System::nanoTime);

    /**
     * A verifier.
     *
     * @param issuer who makes the tokens
     * @param keys where its public keys are: the URL of a key set, or of a PEM file
     * @param audiences separated by commas, whom tokens must be meant for, where they must say so
     */
    @Inject
    public TokenVerifier(
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<String> audiences) {
        this.processor = issuer.isPresent() && keys.isPresent()
                ? processor(
                        issuer.get(),
                        source(keys.get()),
                        audiences
                                .map(joined -> Set.of(joined.split("\\s*,\\s*")))
                                .orElse(null))
                : null;
    }

    /** For the container's proxy. */
    TokenVerifier() {
        this(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            String issuer, JWKSource<SecurityContext> keys, Set<String> audiences) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audiences,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "iat", "groups"),
                Set.of()));
        return processor;
    }

    private static JWKSource<SecurityContext> source(String location) {
        if (location.endsWith(".pub") || location.endsWith(".pem")) {
            // The one key there is, by whatever id a token calls it.
            List<JWK> key = List.of(publicKey(location));
            return (selector, context) -> key;
        }
        return JWKSourceBuilder.create(url(location)).retrying(true).build();
    }

    private static JWK publicKey(String location) {
        Matcher pem = PUBLIC_KEY.matcher(text(location));
        if (!pem.find()) {
            throw new IllegalStateException("there is no public key in PEM at " + location);
        }
        X509EncodedKeySpec key = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        try {
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key))
                    .build();
        } catch (InvalidKeySpecException e) {
            return ellipticKey(key, location);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has RSA", e);
        }
    }

    private static JWK ellipticKey(X509EncodedKeySpec key, String location) {
        try {
            ECPublicKey elliptic = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(key);
            return new ECKey.Builder(Curve.forECParameterSpec(elliptic.getParams()), elliptic).build();
        } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the public key at " + location + " cannot be used", e);
        }
    }

    private static String text(String location) {
        try {
            if (location.startsWith("file:")) {
                return Files.readString(Path.of(URI.create(location)));
            }
            try (InputStream in = url(location).openStream()) {
                return new String(in.readNBytes(LONGEST_KEY), StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys at " + location + " cannot be read", e);
        }
    }

    private static URL url(String location) {
        try {
            return URI.create(location).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("the keys' location is no URL: " + location, e);
        }
    }

    /** The issuer's keys cannot be fetched at the moment. */
    static final class KeysAwayException extends Exception {
        private static final long serialVersionUID = 1L;

        KeysAwayException(Throwable cause) {
            super(cause);
        }
    }

    /** Who a token stands for; empty where it is not valid. */
    Optional<Caller> verify(String token) throws KeysAwayException {
        if (processor == null) {
            return Optional.empty();
        }
        try {
            Optional<KnownTokens.Known> before = known.find(token);
            if (before.isPresent()) {
                processor.getJWTClaimsSetVerifier().verify(before.get().claims(), null);
                return Optional.of(before.get().caller());
            }
            JWTClaimsSet claims = processor.process(token, null);
            Optional<Caller> caller = caller(claims);
            caller.ifPresent(who -> known.add(token, claims, who));
            return caller;
        } catch (KeySourceException e) {
            throw new KeysAwayException(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty(); // what is wrong with it is for whoever made it to find out
        }
    }

    private static Optional<Caller> caller(JWTClaimsSet claims) throws ParseException {
        String name = Optional.ofNullable(claims.getStringClaim("upn"))
                .or(() -> Optional.ofNullable(claims.getSubject()))
                .orElse("");
        Collection<String> groups = strings(claims, "groups");
        Collection<String> sectors = strings(claims, "sectors");
        Optional<String> area = Optional.ofNullable(claims.getStringClaim("authority"));
        Optional<AreaCode> authority = area.flatMap(AreaCode::parse).filter(Areas.region()::contains);
        String subject = claims.getStringClaim("subject");
        String purpose = claims.getStringClaim("purpose");
        boolean usable = !name.isBlank()
                && isShort(name)
                && isId(subject)
                && isShort(purpose)
                && authority.isPresent() == area.isPresent()
                && groups.size() <= MOST_VALUES
                && sectors.size() <= MOST_VALUES;
        if (!usable) {
            return Optional.empty();
        }
        EnumSet<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
        groups.forEach(group -> AccessRole.parse(group).ifPresent(roles::add));
        return Optional.of(
                new Caller(name, roles, authority.orElse(null), Set.copyOf(sectors), subject, purpose, null));
    }

    private static boolean isShort(String text) {
        return text == null || text.length() <= LONGEST_NAME;
    }

    /** Ids of subjects are ASCII. */
    private static boolean isId(String text) {
        return isShort(text) && (text == null || text.chars().allMatch(c -> c > ' ' && c <= '~'));
    }

    private static Collection<String> strings(JWTClaimsSet claims, String name) throws ParseException {
        List<String> values = claims.getStringListClaim(name);
        return values == null ? List.of() : values;
    }
}
