package org.linli.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Point;
import org.linli.intake.photo.Photos;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** Reports as officers see them. */
@ApplicationScoped
class ReportViews {

    /** A position as it was given. */
    @Schema(name = "GivenPlace")
    public record GivenPlace(double longitude, double latitude, String datum) {}

    /** What a step of the report's way brought. */
    @Schema(name = "ReportStep")
    public record Step(
            @Nullable String outcome,
            Instant at,
            @Nullable String by,
            @Nullable String words) {}

    /** How to reach the reporter. */
    @Schema(name = "ReportContact")
    public record Contact(@Nullable String name, @Nullable String phone) {}

    /** What somebody could do now. */
    @Schema(name = "PossibleAction")
    public record Possible(String action, Set<String> roles) {}

    /**
     * A report.
     *
     * @param heading subject line of an imported message
     * @param text as shown: the latest redaction, else the reporter's own words
     * @param redacted whether the text is not the reporter's own
     * @param place WGS84
     * @param given as the reporter gave it
     * @param contact for the desk and the grid worker only; each look is audited
     */
    @Schema(name = "Report")
    public record ReportView(
            UUID id,
            String number,
            long version,
            String state,
            @Nullable String heading,
            String text,
            boolean redacted,
            String channel,
            @Nullable String category,
            JsonNode attributes,
            @Nullable Point place,
            @Nullable GivenPlace given,
            @Nullable String address,
            String area,
            Instant submittedAt,
            @Nullable Instant verificationDue,
            @Nullable Step verification,
            @Nullable Step acceptance,
            @Nullable Step refusal,
            @Nullable Contact contact,
            List<Photos.Attached> photos,
            @Nullable String importSource,
            @Nullable String externalId,
            List<Possible> possible) {}

    private final Reports reports;
    private final ReportAccess access;
    private final Redactions redactions;
    private final Contacts contacts;
    private final Photos photos;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper json;

    ReportViews(
            Reports reports,
            ReportAccess access,
            Redactions redactions,
            Contacts contacts,
            Photos photos,
            Audit audit,
            Clock clock,
            ObjectMapper json) {
        this.reports = reports;
        this.access = access;
        this.redactions = redactions;
        this.contacts = contacts;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** @throws org.linli.kit.problem.Problem not-found, also for a report the actor may not see */
    @Transactional
    ReportView view(UUID id, Actor actor) {
        Report report = reports.seen(id);
        if (!access.maySee(actor, report)) {
            throw Reports.notFound();
        }
        String shown = redactions.shownText(report);
        return new ReportView(
                report.id,
                report.number,
                report.version,
                report.state,
                report.heading,
                shown,
                !shown.equals(report.text),
                report.channel,
                report.category,
                attributes(report),
                report.place(),
                given(report),
                report.address,
                report.area,
                report.submittedAt,
                report.verificationDue,
                report.verifiedAt == null
                        ? null
                        : new Step(report.verification, report.verifiedAt, report.verifiedBy, report.verificationNote),
                report.acceptedAt == null
                        ? null
                        : new Step(null, report.acceptedAt, report.acceptedBy, report.acceptanceNote),
                report.refusedAt == null
                        ? null
                        : new Step(report.refusalCode, report.refusedAt, report.refusedBy, report.refusalWords),
                contact(report, actor).orElse(null),
                photos.of(id),
                report.importSource,
                report.externalId,
                ReportTable.TABLE.possible(report.state()).stream()
                        .map(p -> new Possible(p.action(), new TreeSet<>(p.roles())))
                        .toList());
    }

    private Optional<Contact> contact(Report report, Actor actor) {
        Optional<String> role = access.contactRole(actor, report);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        Optional<Contact> contact = contacts.of(report.id);
        contact.ifPresent(known -> audit.record(
                AuditEntry.of(clock.instant(), actor, role.get(), "read-contact", "report", report.id.toString())));
        return contact;
    }

    private static @Nullable GivenPlace given(Report report) {
        Point given = report.given();
        return given == null ? null : new GivenPlace(given.longitude(), given.latitude(), report.givenDatum);
    }

    private JsonNode attributes(Report report) {
        try {
            return json.readTree(report.attributes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("attributes were written by this service", impossible);
        }
    }
}
