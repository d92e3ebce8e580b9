package org.linli.intake.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Point;

/** A report as the table holds it; officers change it through its verbs. New ones are written by the batch, not here. */
@Entity
@Table(name = "report")
@DynamicUpdate
@NullUnmarked
class Report {

    @Id
    UUID id;

    @Column(updatable = false)
    String number;

    @Version
    long version;

    String state;

    @Column(updatable = false)
    String text;

    String channel;
    String client;
    String subject;
    String category;
    String attributes;
    Double longitude;
    Double latitude;

    @Column(name = "given_longitude")
    Double givenLongitude;

    @Column(name = "given_latitude")
    Double givenLatitude;

    @Column(name = "given_datum")
    String givenDatum;

    String address;
    String area;

    @Column(name = "submitted_at", updatable = false)
    Instant submittedAt;

    @Column(name = "verification_due")
    Instant verificationDue;

    @Column(name = "verified_at")
    Instant verifiedAt;

    @Column(name = "verified_by")
    String verifiedBy;

    String verification;

    @Column(name = "verification_note")
    String verificationNote;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    @Column(name = "accepted_by")
    String acceptedBy;

    @Column(name = "acceptance_note")
    String acceptanceNote;

    @Column(name = "refused_at")
    Instant refusedAt;

    @Column(name = "refused_by")
    String refusedBy;

    @Column(name = "refusal_code")
    String refusalCode;

    @Column(name = "refusal_words")
    String refusalWords;

    @Column(name = "import_source", updatable = false)
    String importSource;

    @Column(name = "external_id", updatable = false)
    String externalId;

    @Column(updatable = false)
    String heading;

    /** Of the request that brought the report; null for one that is older than traces, or of the past. */
    @Column(updatable = false)
    String traceparent;

    /** When something in rows of its own changed and nothing here; also moves the version. */
    @Column(name = "redacted_at")
    Instant redactedAt;

    ReportState state() {
        return ReportState.of(state).orElseThrow();
    }

    @Nullable
    Point place() {
        return longitude == null ? null : new Point(longitude, latitude);
    }

    @Nullable
    Point given() {
        return givenLongitude == null ? null : new Point(givenLongitude, givenLatitude);
    }

    /** @param outcome confirmed, not-found or lapsed */
    void verified(String action, String role, String outcome, String by, @Nullable String note, Instant now) {
        become(action, role, null, null, now);
        this.verification = outcome;
        this.verifiedAt = now;
        this.verifiedBy = by;
        this.verificationNote = note;
    }

    void accepted(String category, String area, String by, @Nullable String note, Instant now) {
        become(ReportTable.ACCEPT, ReportTable.DESK, category, null, now);
        this.category = category;
        this.area = area;
        this.acceptedAt = now;
        this.acceptedBy = by;
        this.acceptanceNote = note;
    }

    void refused(String reasonCode, String words, String by, Instant now) {
        become(ReportTable.REFUSE, ReportTable.DESK, null, reasonCode, now);
        this.refusedAt = now;
        this.refusedBy = by;
        this.refusalCode = reasonCode;
        this.refusalWords = words;
    }

    /** @throws org.linli.kit.state.Refused when the table has no way from here */
    private void become(String action, String role, @Nullable String category, @Nullable String reason, Instant now) {
        ReportTable.Facts facts = new ReportTable.Facts(true, false, category, reason, verificationDue, now);
        this.state = ReportTable.TABLE
                .decide(state(), action, Set.of(role), facts)
                .to()
                .wire();
    }
}
