package org.linli.intake.tracking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.registry.Wordbook;
import org.linli.intake.tracking.ResidentWords.Both;
import org.linli.kit.consume.DatabaseFailed;

/** Tells how a report stands, without a word of anybody but the city's offices. */
@ApplicationScoped
class PublicTimeline {

    /**
     * One thing that happened.
     *
     * @param code stable name of what happened
     * @param unit name of the unit concerned
     * @param text what the office said to the reporter: an answer, a reason
     */
    @Schema(name = "TimelineEntry")
    public record Entry(
            Instant at,
            String code,
            Both words,
            @Nullable Both unit,
            @Nullable String text) {}

    /**
     * @param state where the report stands, in the resident's words
     * @param acknowledgedAt when somebody first dealt with it; null before
     * @param entries oldest first
     */
    @Schema(name = "PublicTimeline")
    public record TimelineView(
            String number,
            String stateCode,
            Both state,
            Instant submittedAt,
            @Nullable Instant acknowledgedAt,
            List<Entry> entries) {}

    private record Kept(Entry entry, long order) {}

    private final AgroalDataSource database;
    private final Wordbook wordbook;

    PublicTimeline(AgroalDataSource database, Wordbook wordbook) {
        this.database = database;
        this.wordbook = wordbook;
    }

    @Transactional
    Optional<TimelineView> of(String number) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT id, state, submitted_at, verified_at, verification, accepted_at, refused_at,
                               refusal_code, refusal_words, import_source
                          FROM report WHERE number = ?""")) {
            select.setString(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(view(connection, number, row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private TimelineView view(Connection connection, String number, ResultSet report) throws SQLException {
        UUID id = report.getObject("id", UUID.class);
        Instant submitted = Objects.requireNonNull(instant(report, "submitted_at"));
        List<Kept> own = own(report, submitted);
        List<Kept> fromCase = fromCase(connection, id);
        String state = fromCase.stream()
                .filter(k -> k.entry().code().startsWith("case-"))
                .max(Comparator.comparingLong(Kept::order))
                .map(k -> k.entry().code())
                .orElse(report.getString("state"));
        Instant acknowledged = Stream.of(
                        "lapsed".equals(report.getString("verification")) ? null : instant(report, "verified_at"),
                        report.getString("import_source") == null ? instant(report, "accepted_at") : null,
                        instant(report, "refused_at"))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Entry> entries = Stream.of(own, redactions(connection, id), fromCase, onRecord(connection, id))
                .flatMap(List::stream)
                .sorted(Comparator.comparing((Kept k) -> k.entry().at()).thenComparingLong(Kept::order))
                .map(Kept::entry)
                .toList();
        return new TimelineView(number, state, ResidentWords.of(state), submitted, acknowledged, entries);
    }

    private List<Kept> own(ResultSet report, Instant submitted) throws SQLException {
        List<Kept> entries = new ArrayList<>();
        entries.add(new Kept(entry(submitted, "submitted", null, null), -4));
        Instant verified = instant(report, "verified_at");
        if (verified != null) {
            entries.add(new Kept(entry(verified, report.getString("verification"), null, null), -3));
        }
        Instant accepted = instant(report, "accepted_at");
        if (accepted != null) {
            entries.add(new Kept(entry(accepted, "accepted", null, null), -2));
        }
        Instant refused = instant(report, "refused_at");
        if (refused != null) {
            String code = report.getString("refusal_code");
            Both words = ResidentWords.with(
                    ResidentWords.of("refused"),
                    wordbook.reason("refusal", code).orElse(null));
            entries.add(new Kept(new Entry(refused, "refused", words, null, report.getString("refusal_words")), -1));
        }
        return entries;
    }

    private static List<Kept> redactions(Connection connection, UUID id) throws SQLException {
        return rows(
                connection,
                "SELECT at, reason FROM report_redaction WHERE report_id = ? ORDER BY id",
                id,
                row -> new Kept(
                        entry(Objects.requireNonNull(instant(row, "at")), "redacted", null, row.getString(2)), 0));
    }

    private List<Kept> fromCase(Connection connection, UUID id) throws SQLException {
        return rows(
                connection,
                "SELECT kind, at, version, unit, reason, text FROM timeline_entry WHERE report_id = ?",
                id,
                row -> {
                    String kind = row.getString("kind");
                    String unit = row.getString("unit");
                    String reason = row.getString("reason");
                    Both words = ResidentWords.with(
                            ResidentWords.of(kind),
                            reason == null || !kind.equals("case-declined")
                                    ? null
                                    : wordbook.reason("declining", reason).orElse(null));
                    Both name = unit == null
                            ? null
                            : wordbook.unit(unit).map(ResidentWords::both).orElse(null);
                    Instant at = Objects.requireNonNull(instant(row, "at"));
                    return new Kept(new Entry(at, kind, words, name, row.getString("text")), row.getLong("version"));
                });
    }

    private static List<Kept> onRecord(Connection connection, UUID id) throws SQLException {
        return rows(
                connection,
                """
                SELECT coalesce(a.answered_at, r.accepted_at) AS at, a.text
                  FROM report_answer_on_record a JOIN report r ON r.id = a.report_id WHERE a.report_id = ?""",
                id,
                row -> new Kept(
                        entry(Objects.requireNonNull(instant(row, "at")), "answer", null, row.getString(2)), 0));
    }

    private static Entry entry(Instant at, String code, @Nullable Both unit, @Nullable String text) {
        return new Entry(at, code, ResidentWords.of(code), unit, text);
    }

    private interface Reading {
        Kept read(ResultSet row) throws SQLException;
    }

    private static List<Kept> rows(Connection connection, String sql, UUID id, Reading reading) throws SQLException {
        List<Kept> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return rows;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
