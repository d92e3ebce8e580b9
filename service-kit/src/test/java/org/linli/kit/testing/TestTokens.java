package org.linli.kit.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens for component tests, signed with a key made for this run. The key pair is kept in system properties because a
 * test and its resources are loaded by different class loaders of the same process.
 */
public final class TestTokens {

    private static final String PRIVATE = "linli.test.private-key";
    private static final String PUBLIC = "linli.test.public-key";

    private static final Duration VALID = Duration.ofHours(1);
    private static final Map<Asked, Signed> SIGNED = new ConcurrentHashMap<>();

    private record Asked(String subject, String client, List<String> roles) {}

    private record Signed(String token, Instant at) {}

    private TestTokens() {}

    /** The public key, for {@code quarkus.oidc.public-key}. */
    public static synchronized String publicKey() {
        if (System.getProperty(PUBLIC) == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                Base64.Encoder encoder = Base64.getEncoder();
                System.setProperty(
                        PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(
                        PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return System.getProperty(PUBLIC);
    }

    /** A bearer token of a subject with these realm roles, through this client: the same for a while, as people have it. */
    public static String of(String subject, String client, String... roles) {
        Instant now = Instant.now();
        return SIGNED.compute(
                        new Asked(subject, client, List.of(roles)),
                        (asked, known) -> known != null
                                        && known.at().plus(VALID.dividedBy(2)).isAfter(now)
                                ? known
                                : new Signed(lasting(VALID, subject, client, roles), now))
                .token();
    }

    /** The same, valid for so long from now. */
    public static String lasting(Duration valid, String subject, String client, String... roles) {
        publicKey();
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
            return Jwt.subject(subject)
                    .issuer("https://issuer.test/linli")
                    .audience(Set.of("linli-api"))
                    .claim("azp", client)
                    .claim("realm_access", Map.of("roles", List.of(roles)))
                    .expiresIn(valid)
                    .sign(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
