package org.linli.care.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** What was found of people's abilities. The latest that stands counts. */
@ApplicationScoped
public class Assessments {

    /**
     * One assessment.
     *
     * @param standard {@code gb-t-42195-2022} or {@code mz-t-039-2013}
     * @param total points of 90; none by the older standard
     * @param level 0 intact to 4 complete loss; by the older standard up to 3
     * @param severity 0–4, by which levels of both standards can be compared
     * @param raisedFor why the level is higher than the total alone would say
     * @param annulledAt it was wrong, and does not count
     */
    @Schema(name = "Assessment")
    public record AssessmentView(
            UUID id,
            UUID elder,
            String standard,
            @Nullable Integer total,
            int level,
            int severity,
            @Nullable String raisedFor,
            String assessor,
            LocalDate assessedOn,
            LocalDate nextDue,
            @Nullable Instant annulledAt,
            @Nullable String annulledWhy) {}

    private final Database database;

    Assessments(Database database) {
        this.database = database;
    }

    /** Severity 0–4 of the assessment that counts; empty for who was never assessed. */
    @Transactional
    public Optional<Integer> severityOf(UUID elder) {
        return database.first("""
                SELECT severity FROM assessment WHERE elder = ? AND annulled_at IS NULL
                 ORDER BY assessed_on DESC, told_at DESC LIMIT 1""", row -> row.getInt("severity"), elder);
    }

    /** The level before a day, by severity. */
    @Transactional
    Optional<Integer> severityBefore(UUID elder, LocalDate day) {
        return database.first("""
                SELECT severity FROM assessment WHERE elder = ? AND annulled_at IS NULL AND assessed_on < ?
                 ORDER BY assessed_on DESC, told_at DESC LIMIT 1""", row -> row.getInt("severity"), elder, day);
    }

    @Transactional
    List<AssessmentView> of(UUID elder) {
        return database.list(
                "SELECT * FROM assessment WHERE elder = ? ORDER BY assessed_on DESC, told_at DESC",
                Assessments::view,
                elder);
    }

    static AssessmentView view(ResultSet row) throws SQLException {
        return new AssessmentView(
                row.getObject("id", UUID.class),
                row.getObject("elder", UUID.class),
                row.getString("standard"),
                row.getObject("total", Integer.class),
                row.getInt("level"),
                row.getInt("severity"),
                row.getString("raised_for"),
                row.getString("assessor"),
                Objects.requireNonNull(row.getObject("assessed_on", LocalDate.class)),
                Objects.requireNonNull(row.getObject("next_due", LocalDate.class)),
                Database.instant(row, "annulled_at"),
                row.getString("annulled_why"));
    }
}
