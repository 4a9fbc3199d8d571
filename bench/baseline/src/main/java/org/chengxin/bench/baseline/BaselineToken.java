package org.chengxin.bench.baseline;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAuthorizedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Checks a token with the library, the key and the claims that the service checks it with. */
@ApplicationScoped
public class BaselineToken {

    private static final String SCHEME = "Bearer ";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public BaselineToken() throws IOException, GeneralSecurityException {
        Path file = Path.of(URI.create(System.getProperty("mp.jwt.verify.publickey.location")));
        byte[] bytes = Base64.getMimeDecoder()
                .decode(Files.readString(file).replaceAll("-----(BEGIN|END) PUBLIC KEY-----", ""));
        List<JWK> keys = List.of(new RSAKey.Builder(
                        (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)))
                .build());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, (selector, context) -> keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder()
                        .issuer(System.getProperty("mp.jwt.verify.issuer"))
                        .build(),
                Set.of("exp", "iat", "groups")));
    }

    /** Refuses whoever brings no token of the home. */
    void require(String authorization) {
        try {
            if (authorization == null || !authorization.startsWith(SCHEME)) {
                throw new NotAuthorizedException("Bearer");
            }
            processor.process(authorization.substring(SCHEME.length()), null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotAuthorizedException("Bearer", e);
        }
    }
}
