package org.linli.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Who is calling. Postings are read anew at each request, so that a withdrawn one stops working with its old token. */
@ApplicationScoped
public class Actors {

    private final SecurityIdentity identity;
    private final Instance<Postings> postings;
    private final Clock clock;

    Actors(SecurityIdentity identity, Instance<Postings> postings, Clock clock) {
        this.identity = identity;
        this.postings = postings;
        this.clock = clock;
    }

    /** @throws Problem not-signed-in without a valid token */
    public Actor current() {
        return signedIn()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_SIGNED_IN).header("WWW-Authenticate", "Bearer"));
    }

    /** The caller, or nothing when the call is anonymous. */
    public Optional<Actor> signedIn() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        String subject = token.getSubject();
        if (subject == null) {
            return Optional.empty();
        }
        String client = token.getClaim("azp");
        List<Posting> valid = postings.isResolvable() ? postings.get().validAt(subject, clock.instant()) : List.of();
        return Optional.of(new Actor(subject, client == null ? "" : client, Set.copyOf(identity.getRoles()), valid));
    }
}
