package org.linli.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Point;
import org.linli.kit.outbox.OutboxEvent;

/** Reports as they go on the wire: facts without words on one topic, dossiers to act on on another. */
@ApplicationScoped
public class ReportEvents {

    private static final String REPORTS = "linli.intake.reports";
    private static final String DOSSIERS = "linli.intake.dossiers";
    private static final String REPORTERS = "linli.intake.reporters";

    private record Submitted(
            UUID reportId,
            String number,
            String channel,
            String areaCode,
            @Nullable String categoryCode,
            List<String> taxonomyCodes,
            String verification,
            int photoCount,
            Instant submittedAt) {}

    private record MadeByVolunteer(UUID reportId, String subject, Instant at) {}

    private record Verified(UUID reportId, String outcome, Instant verifiedAt) {}

    private record Accepted(
            UUID reportId, String categoryCode, String areaCode, List<String> taxonomyCodes, Instant acceptedAt) {}

    private record Refused(UUID reportId, String reasonCode, Instant refusedAt) {}

    private record Recorded(
            UUID reportId,
            String number,
            String channel,
            String areaCode,
            @Nullable String categoryCode,
            Instant submittedAt,
            Instant acceptedAt) {}

    private record Redacted(UUID reportId, long version, String text, Instant redactedAt) {}

    /** A photo of a dossier; the address stays, the picture needs a link. */
    public record DossierPhoto(UUID id, String url) {}

    /** Decisions of an imported report. */
    public record History(
            @Nullable Instant filedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant reportedBackAt,
            @Nullable Instant checkedAt,
            @Nullable Instant closedAt,
            @Nullable String answer) {}

    /** All that dispatch needs to act. */
    public record Dossier(
            UUID reportId,
            String number,
            String text,
            @Nullable String address,
            @Nullable Point place,
            String areaCode,
            @Nullable String streetCode,
            @Nullable String categoryCode,
            List<String> taxonomyCodes,
            JsonNode attributes,
            List<DossierPhoto> photos,
            String channel,
            Instant submittedAt,
            Instant acceptedAt,
            @Nullable String acceptedBy,
            @Nullable History history) {}

    private final ObjectMapper json;

    ReportEvents(ObjectMapper json) {
        this.json = json;
    }

    private OutboxEvent submitted(Submission s, String number) {
        return fact(
                s.id(),
                1,
                "report-submitted",
                s.submittedAt(),
                new Submitted(
                        s.id(),
                        number,
                        s.channel(),
                        s.area(),
                        s.category(),
                        s.taxonomies(),
                        s.verification(),
                        s.photos().size(),
                        s.submittedAt()));
    }

    /**
     * What follows from a submission: the fact of it, and for a volunteer's own, on a topic that is kept for a short time
     * only, whose it was.
     */
    Stream<OutboxEvent> ofSubmission(Submission s, String number) {
        OutboxEvent fact = submitted(s, number);
        return s.volunteer() && s.subject() != null
                ? Stream.of(fact, madeByVolunteer(s.id(), s.subject(), s.submittedAt()))
                : Stream.of(fact);
    }

    private OutboxEvent madeByVolunteer(UUID report, String subject, Instant at) {
        String id = report.toString();
        return OutboxEvent.of(
                REPORTERS,
                id,
                "reporter/" + id,
                1,
                "linli.intake.report-made-by-volunteer.v1",
                at,
                bytes(new MadeByVolunteer(report, subject, at)));
    }

    OutboxEvent verified(UUID id, long version, String outcome, Instant at) {
        return fact(id, version, "report-verified", at, new Verified(id, outcome, at));
    }

    OutboxEvent refused(UUID id, long version, String reasonCode, Instant at) {
        return fact(id, version, "report-refused", at, new Refused(id, reasonCode, at));
    }

    /** The fact and the dossier of an accepted report. */
    List<OutboxEvent> accepted(long version, Dossier dossier) {
        Accepted accepted = new Accepted(
                dossier.reportId(),
                String.valueOf(dossier.categoryCode()),
                dossier.areaCode(),
                dossier.taxonomyCodes(),
                dossier.acceptedAt());
        return List.of(
                fact(dossier.reportId(), version, "report-accepted", dossier.acceptedAt(), accepted),
                dossier(dossier, dossier.acceptedAt()));
    }

    /** The fact and the dossier of a report moved over from the past. */
    public List<OutboxEvent> recorded(Dossier dossier, Instant now) {
        Recorded recorded = new Recorded(
                dossier.reportId(),
                dossier.number(),
                dossier.channel(),
                dossier.areaCode(),
                dossier.categoryCode(),
                dossier.submittedAt(),
                dossier.acceptedAt());
        return List.of(fact(dossier.reportId(), 1, "report-recorded", now, recorded), dossier(dossier, now));
    }

    private OutboxEvent fact(UUID id, long version, String event, Instant at, Object payload) {
        return OutboxEvent.of(
                REPORTS, id.toString(), "report/" + id, version, "linli.intake." + event + ".v1", at, bytes(payload));
    }

    /**
     * What is shown of an accepted report from now on. Under the key of its dossier, so that it comes after it, and under
     * the report's version, which rises with each redaction.
     */
    OutboxEvent redacted(UUID report, long version, String text, Instant at) {
        String id = report.toString();
        return OutboxEvent.of(
                DOSSIERS,
                id,
                "dossier/" + id,
                version,
                "linli.intake.dossier-redacted.v1",
                at,
                bytes(new Redacted(report, version, text, at)));
    }

    private OutboxEvent dossier(Dossier dossier, Instant at) {
        String id = dossier.reportId().toString();
        // The first of its aggregate: a report is older when the desk accepts it, and redactions come later still.
        return OutboxEvent.of(DOSSIERS, id, "dossier/" + id, 1, "linli.intake.dossier-opened.v1", at, bytes(dossier));
    }

    private byte[] bytes(Object payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
