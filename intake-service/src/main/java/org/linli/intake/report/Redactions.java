package org.linli.intake.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.intake.area.Areas;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;

/**
 * Words shown instead of the original ones; the original stays, with who changed what was shown, when and why. Of an
 * accepted report dispatch is told, whose dossier holds the words of before.
 */
@ApplicationScoped
class Redactions {

    /** One redaction. */
    record Redaction(String text, String reason, String author, Instant at) {}

    private final AgroalDataSource database;
    private final Reports reports;
    private final Areas areas;
    private final ReportEvents events;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Redactions(
            AgroalDataSource database,
            Reports reports,
            Areas areas,
            ReportEvents events,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.areas = areas;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Shows other words from now on; possible in every state. Whoever was given the words of before is told. */
    @Transactional
    void redact(UUID id, long version, String text, String reason, Actor actor) {
        Report report = reports.locked(id);
        actor.requireIn(areas.current().pathOf(report.area), ReportTable.DESK);
        Reports.requireSeen(report, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        report.redactedAt = now;
        reports.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO report_redaction (report_id, text, reason, author, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, text);
            insert.setString(3, reason);
            insert.setString(4, actor.subject());
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        if (report.state() == ReportState.ACCEPTED) {
            outbox.add(events.redacted(id, report.version, text, now));
        }
        audit.record(AuditEntry.of(now, actor, ReportTable.DESK, "redact", "report", id.toString())
                .because(reason)
                .with(Map.of("version", report.version)));
    }

    /** What is shown of a report's words. */
    @Transactional
    String shownText(Report report) {
        List<Redaction> all = of(report.id);
        return all.isEmpty() ? report.text : all.getLast().text();
    }

    /** Oldest first. */
    @Transactional
    List<Redaction> of(UUID id) {
        List<Redaction> redactions = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT text, reason, author, at FROM report_redaction WHERE report_id = ? ORDER BY id")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    redactions.add(new Redaction(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return redactions;
    }
}
