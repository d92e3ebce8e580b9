package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.time.CityTime;

/** Keeps on record who issued and revoked what and when, and tells whoever a certificate is about the code of it. */
@ApplicationScoped
class Register {

    static final String ENTITY = "service-certificate";

    private final KeptCodes codes;
    private final Audit audit;
    private final Clock clock;
    private final CityTime.Settings city;

    Register(KeptCodes codes, Audit audit, Clock clock, CityTime.Settings city) {
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(city.zone()).toLocalDate();
    }

    /** That a certificate was issued: its code is kept with it. */
    ServiceCertificateViews.Own issued(ServiceCertificate certificate, AuditEntry entry) {
        codes.keep(certificate.record().number());
        record(entry);
        return own(certificate);
    }

    ServiceCertificateViews.Own own(ServiceCertificate certificate) {
        return ServiceCertificateViews.Own.of(
                certificate, codes.of(certificate.record().number()));
    }

    void record(AuditEntry entry) {
        audit.record(entry);
    }
}
