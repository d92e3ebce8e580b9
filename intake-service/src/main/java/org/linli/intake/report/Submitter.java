package org.linli.intake.report;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.linli.intake.idempotency.KeyUse;

/**
 * Who submits, as far as the token says; postings do not matter here, so none are read.
 *
 * @param subject null when the call is anonymous
 * @param client the token's authorised party; empty when the call is anonymous
 * @param volunteer whether the token has that role
 */
record Submitter(@Nullable String subject, String client, boolean volunteer) {

    private static final String VOLUNTEER = "volunteer";

    static Submitter of(SecurityIdentity identity) {
        if (!identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
            String client = token.getClaim("azp");
            return new Submitter(token.getSubject(), client == null ? "" : client, identity.hasRole(VOLUNTEER));
        }
        return new Submitter(null, "", false);
    }

    /** Keys of different callers never meet; those of nobody share a scope, see {@link KeyUse#checkedOfNobody}. */
    String scope() {
        return subject == null ? KeyUse.NOBODY : "subject:" + subject;
    }

    /** @throws org.linli.kit.problem.Problem invalid-input when the header is no usable key of this caller */
    @Nullable
    String key(@Nullable String header) {
        return subject == null ? KeyUse.checkedOfNobody(header) : KeyUse.checked(header);
    }
}
