package org.linli.reporting.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** The bulletins as they are kept. Nothing here changes one: the tables refuse it. */
@ApplicationScoped
class Bulletins {

    static final String WEEKLY = "weekly";

    /** A published revision; {@code content} is byte for byte what was frozen. */
    record Published(
            String id,
            String period,
            int number,
            int revision,
            byte[] content,
            String sha256,
            Instant publishedAt,
            @Nullable String reason) {}

    private static final String COLUMNS =
            "b.id, b.period, b.number, r.revision, r.content, r.sha256, r.published_at, r.reason";

    private final Database database;

    Bulletins(Database database) {
        this.database = database;
    }

    /** A revision of a week's bulletin; the latest when none is named. */
    @Transactional
    Optional<Published> of(Week week, @Nullable Integer revision) {
        return database.first(
                "SELECT " + COLUMNS + " FROM bulletin b JOIN bulletin_revision r ON r.bulletin = b.id"
                        + " WHERE b.kind = ? AND b.period = ? AND (?::int IS NULL OR r.revision = ?::int)"
                        + " ORDER BY r.revision DESC LIMIT 1",
                Bulletins::read,
                WEEKLY,
                week.code(),
                revision,
                revision);
    }

    /** The latest revision of each week before a week, the most recent first. */
    @Transactional
    List<Published> before(@Nullable String period, int limit) {
        return database.list(
                "SELECT " + COLUMNS + " FROM bulletin b JOIN LATERAL"
                        + " (SELECT * FROM bulletin_revision v WHERE v.bulletin = b.id ORDER BY v.revision DESC LIMIT 1) r ON true"
                        + " WHERE b.kind = ? AND (?::text IS NULL OR b.period < ?::text) ORDER BY b.period DESC LIMIT ?",
                Bulletins::read,
                WEEKLY,
                period,
                period,
                limit);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    int nextNumber() {
        return database.first(
                        "SELECT COALESCE(max(number), 0) + 1 AS next FROM bulletin WHERE kind = ?",
                        row -> row.getInt("next"),
                        WEEKLY)
                .orElse(1);
    }

    /** Keeps a revision, and with a first one the bulletin. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Published published) {
        if (published.revision() == 1) {
            database.update(
                    "INSERT INTO bulletin (id, kind, period, number) VALUES (?, ?, ?, ?)",
                    published.id(),
                    WEEKLY,
                    published.period(),
                    published.number());
        }
        database.update(
                "INSERT INTO bulletin_revision (bulletin, revision, content, sha256, published_at, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                published.id(),
                published.revision(),
                published.content(),
                published.sha256(),
                published.publishedAt(),
                published.reason());
    }

    private static Published read(ResultSet row) throws SQLException {
        return new Published(
                row.getString("id"),
                row.getString("period"),
                row.getInt("number"),
                row.getInt("revision"),
                row.getBytes("content"),
                row.getString("sha256"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
