package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Transitions;

/** Verifies, refuses or revokes a certificate; a desk officer of the holder's area, as {@link CertificateTable} says. */
@ApplicationScoped
class DecidingCertificate {

    private static final int LONGEST_REASON = 500;
    private static final Map<String, String> ACTION_OF =
            Map.of("verified", CertificateTable.VERIFY, "refused", CertificateTable.REFUSE);

    private final Profiles profiles;
    private final Certificates certificates;
    private final Audit audit;
    private final Clock clock;

    DecidingCertificate(Profiles profiles, Certificates certificates, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param outcome verified or refused
     * @throws Problem not-found, not-allowed, stale, invalid-input; conflict where the table has no way
     */
    @Transactional
    Certificate verify(UUID id, long seen, @Nullable String outcome, @Nullable String reason, Actor actor) {
        Certificate certificate = opened(id, seen, actor);
        String action = ACTION_OF.get(Asked.given("outcome", outcome));
        if (action == null) {
            throw Problem.invalid("outcome", "known", "须为 verified 或 refused", "must be verified or refused");
        }
        return decide(certificate, action, reason, actor);
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input; conflict where the table has no way */
    @Transactional
    Certificate revoke(UUID id, long seen, @Nullable String reason, Actor actor) {
        return decide(opened(id, seen, actor), CertificateTable.REVOKE, reason, actor);
    }

    private Certificate opened(UUID id, long seen, Actor actor) {
        Certificate certificate = certificates.locked(id);
        actor.requireIn(profiles.byId(certificate.person()).areaPath(), ActingFor.DESK);
        IfMatch.check(seen, certificate.version(), certificate.state().wire());
        return certificate;
    }

    private Certificate decide(Certificate certificate, String action, @Nullable String told, Actor actor) {
        String reason = Asked.note("reason", told, LONGEST_REASON);
        Profile holder = profiles.byId(certificate.person());
        Transitions.Transition<CertificateState, CertificateTable.Deciding> row = CertificateTable.CERTIFICATE.decide(
                certificate.state(),
                action,
                Set.of(ActingFor.DESK),
                new CertificateTable.Deciding(
                        actor.subject().equals(holder.subject()),
                        actor.subject().equals(certificate.enteredBy()),
                        reason != null));
        Instant now = clock.instant();
        certificates.decided(certificate.id(), row.to(), actor.subject(), now, reason);
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        ActingFor.DESK,
                        action,
                        "certificate",
                        certificate.id().toString())
                .because(reason)
                .with(Map.of("person", certificate.person().toString(), "kind", certificate.kind())));
        return certificates.byId(certificate.id());
    }
}
