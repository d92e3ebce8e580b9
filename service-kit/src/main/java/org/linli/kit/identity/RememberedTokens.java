package org.linli.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bearer token once and remembers the outcome for a short while, because checking a signature and reading the
 * claims costs more than all the rest of a small request. Only good tokens are remembered, by their whole text, never
 * beyond their own end and never longer than {@code linli.tokens.remembered}, so that a key the issuer withdrew is not
 * trusted on. Postings are no part of it: they are read anew at each request.
 */
@ApplicationScoped
public class RememberedTokens implements HttpAuthenticationMechanism {

    /** About 4 kB each. */
    private static final int MOST = 2_000;

    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism verifying;
    private final Duration longest;
    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<String, SecurityIdentity>creating((token, identity) -> remaining(identity)))
            .build();

    /** @param longest zero verifies a token each time it comes */
    RememberedTokens(
            OidcAuthenticationMechanism verifying,
            @ConfigProperty(name = "linli.tokens.remembered", defaultValue = "30s") Duration longest) {
        this.verifying = verifying;
        this.longest = longest;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return verifying.authenticate(context, providers);
        }
        SecurityIdentity remembered = known.getIfPresent(header);
        if (remembered != null) {
            return Uni.createFrom().item(seenFrom(remembered, context));
        }
        return verifying.authenticate(context, providers).invoke(identity -> remember(header, identity));
    }

    private void remember(String header, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken) {
            known.put(header, seenFrom(identity, null));
        }
    }

    /** The same identity within another request; the request it was made in must not be held. */
    private static SecurityIdentity seenFrom(SecurityIdentity identity, @Nullable RoutingContext context) {
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(RoutingContext.class.getName(), context)
                .build();
    }

    /** The wall clock, not the city's: a token's times are the issuer's. */
    private Duration remaining(SecurityIdentity identity) {
        long end = ((JsonWebToken) identity.getPrincipal()).getExpirationTime();
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(end));
        return left.isNegative() ? Duration.ZERO : left.compareTo(longest) < 0 ? left : longest;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return verifying.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return verifying.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return verifying.getCredentialTransport(context);
    }

    /** Asked before the one it stands for. */
    @Override
    public int getPriority() {
        return verifying.getPriority() + 1;
    }
}
