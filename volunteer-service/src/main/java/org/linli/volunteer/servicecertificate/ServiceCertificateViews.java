package org.linli.volunteer.servicecertificate;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Certificates of service as the API shows them. */
public final class ServiceCertificateViews {

    private ServiceCertificateViews() {}

    /**
     * For whoever it is about.
     *
     * @param code goes with the number: whoever has both can verify it
     * @param state stands or revoked
     */
    @Schema(name = "ServiceCertificate")
    public record Own(String number, String code, String state, ServiceRecord record) {

        static Own of(ServiceCertificate certificate, String code) {
            return new Own(
                    certificate.record().number(), code, certificate.state().wire(), certificate.record());
        }
    }

    /**
     * For anyone who has number and code.
     *
     * @param stands false: it was revoked, and proves nothing
     * @param record as it was issued
     * @param zh the same in a line
     * @param en the same in a line
     */
    @Schema(name = "ServiceCertificateVerified")
    public record Verified(
            String number, boolean stands, @Nullable Instant revokedAt, ServiceRecord record, String zh, String en) {

        static Verified of(ServiceCertificate certificate) {
            boolean stands = certificate.state() == ServiceCertificateState.STANDS;
            ServiceRecord record = certificate.record();
            return new Verified(
                    record.number(),
                    stands,
                    certificate.revokedAt(),
                    record,
                    (stands ? "有效。" : "已撤销,不再有效。") + record.zh(),
                    (stands ? "Stands. " : "Revoked, stands no more. ") + record.en());
        }
    }

    /** After a revocation. */
    @Schema(name = "ServiceCertificateStanding")
    public record Standing(String number, String state) {}
}
