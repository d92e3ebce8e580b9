package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** Enters a certificate somebody says they have; the desk verifies it. */
@ApplicationScoped
class ClaimingCertificate {

    private final ActingOnProfile acting;
    private final ReadingCertificate reading;
    private final Certificates certificates;
    private final Audit audit;
    private final Clock clock;

    ClaimingCertificate(
            ActingOnProfile acting, ReadingCertificate reading, Certificates certificates, Audit audit, Clock clock) {
        this.acting = acting;
        this.reading = reading;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, invalid-input; conflict for one that is there already */
    @Transactional
    Certificate claim(UUID person, CertificateBody body, Actor actor) {
        Opened opened = acting.open(person, actor);
        ReadingCertificate.Told told = reading.read(body);
        return enter(opened, told, actor)
                .orElseThrow(() -> Problem.of(CommonProblem.CONFLICT)
                        .detail(
                                "此证书已登记,正在审核或已通过",
                                "This certificate is entered already: it waits for the desk, or counts"));
    }

    /** @return empty when the same is before the desk, or counts, already, whoever's it is */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Certificate> enter(Opened opened, ReadingCertificate.Told told, Actor actor) {
        Instant now = clock.instant();
        UUID person = opened.profile().id();
        Certificate certificate = new Certificate(
                TimeOrderedId.at(now),
                1,
                person,
                told.kind(),
                told.issuer(),
                Certificates.end(told.number()),
                told.validFrom(),
                told.validTo(),
                CertificateState.CLAIMED,
                actor.subject(),
                now,
                null,
                null,
                null);
        if (!certificates.insert(certificate, told.number())) {
            return Optional.empty();
        }
        Map<String, Object> details =
                new HashMap<>(ActingFor.details(opened.role(), opened.profile().person()));
        details.put("person", person.toString());
        details.put("kind", certificate.kind());
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        opened.role(),
                        "claim",
                        "certificate",
                        certificate.id().toString())
                .with(details));
        return Optional.of(certificate);
    }
}
