package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** An administrator revokes a certificate of service: whoever verifies it is told that it does not stand. */
@ApplicationScoped
class RevokingServiceCertificate {

    private final ServiceCertificates certificates;
    private final Register register;

    RevokingServiceCertificate(ServiceCertificates certificates, Register register) {
        this.certificates = certificates;
        this.register = register;
    }

    /** @throws Problem not-found; invalid-input without a reason; conflict when it is revoked already */
    @Transactional
    ServiceCertificateState revoke(String number, @Nullable String told, Actor actor) {
        String reason = Asked.words("reason", told, Asked.LONGEST_REASON);
        ServiceCertificate certificate = certificates.locked(number);
        var row = ServiceCertificateTable.SERVICE_CERTIFICATE.decide(
                certificate.state(),
                ServiceCertificateTable.REVOKE,
                Set.of(ServiceCertificateTable.ADMINISTRATOR),
                new ServiceCertificateTable.Revoking(reason));
        Instant now = register.now();
        certificates.revoke(number, actor.subject(), reason, now);
        register.record(AuditEntry.of(
                        now,
                        actor,
                        ServiceCertificateTable.ADMINISTRATOR,
                        ServiceCertificateTable.REVOKE,
                        Register.ENTITY,
                        number)
                .because(reason)
                .with(Map.of("person", certificate.person().toString())));
        return row.to();
    }
}
