package org.linli.volunteer.servicecertificate;

import org.linli.kit.state.Transitions;

/** What can happen to a certificate of service: it stands from the beginning, and is never changed. */
final class ServiceCertificateTable {

    static final String ISSUE = "issue";
    static final String REVOKE = "revoke";
    static final String ADMINISTRATOR = "administrator";

    /** @param reason why it does not stand any more */
    record Revoking(String reason) {}

    static final Transitions<ServiceCertificateState, Revoking> SERVICE_CERTIFICATE = Transitions.of(
            "Certificate of service",
            Transitions.<ServiceCertificateState, Revoking>from(ServiceCertificateState.STANDS)
                    .on(REVOKE)
                    .by(ADMINISTRATOR)
                    .when(new Transitions.Guard<>(
                            "reason",
                            "须给出理由",
                            "a reason is given",
                            r -> !r.reason().isBlank()))
                    .to(ServiceCertificateState.REVOKED));

    private ServiceCertificateTable() {}
}
