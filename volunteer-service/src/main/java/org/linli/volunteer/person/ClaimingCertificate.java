package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** Enters a certificate somebody says they have; the desk verifies it. */
@ApplicationScoped
class ClaimingCertificate {

    private static final int LONGEST_ISSUER = 100;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}()-]{6,60}");

    /**
     * A certificate as it is entered.
     *
     * @param kind code of the city's list
     * @param issuer 1–100 characters
     * @param number 6–60 letters, digits, hyphens and brackets
     * @param validTo last day, included; left out: it does not end
     */
    @Schema(name = "CertificateTold")
    public record CertificateBody(
            @Nullable String kind,
            @Nullable String issuer,
            @Nullable String number,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        @Override
        public String toString() {
            return "CertificateBody[" + kind + "]";
        }
    }

    private final ActingOnProfile acting;
    private final Certificates certificates;
    private final Catalogue catalogue;
    private final Audit audit;
    private final Clock clock;

    ClaimingCertificate(
            ActingOnProfile acting, Certificates certificates, Catalogue catalogue, Audit audit, Clock clock) {
        this.acting = acting;
        this.certificates = certificates;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, invalid-input; conflict for one that is there already */
    @Transactional
    Certificate claim(UUID person, CertificateBody body, Actor actor) {
        Opened opened = acting.open(person, actor);
        Instant now = clock.instant();
        String number = number(body.number());
        Certificate certificate = new Certificate(
                TimeOrderedId.at(now),
                1,
                person,
                Asked.code("kind", body.kind()),
                Asked.words("issuer", body.issuer(), LONGEST_ISSUER),
                Certificates.end(number),
                Asked.given("validFrom", body.validFrom()),
                body.validTo(),
                CertificateState.CLAIMED,
                actor.subject(),
                now,
                null,
                null,
                null);
        catalogue.require(CityList.CERTIFICATE_KINDS, "kind", certificate.kind());
        if (certificate.validTo() != null && certificate.validTo().isBefore(certificate.validFrom())) {
            throw Problem.invalid("validTo", "after-valid-from", "不得早于 validFrom", "must not be before validFrom");
        }
        if (!certificates.insert(certificate, number)) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此证书已登记,正在审核或已通过", "This certificate is entered already: it waits for the desk, or counts");
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
        return certificate;
    }

    private static String number(@Nullable String told) {
        String number = Asked.given("number", told).replaceAll("\\s", "");
        if (!NUMBER.matcher(number).matches()) {
            throw Problem.invalid(
                    "number",
                    "number",
                    "须为 6 至 60 位字母、数字、连字符或括号",
                    "must be 6 to 60 letters, digits, hyphens or brackets");
        }
        return number;
    }
}
