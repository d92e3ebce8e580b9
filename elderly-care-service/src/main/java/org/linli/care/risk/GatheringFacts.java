package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.assessment.Assessments;
import org.linli.care.elder.ElderRef;
import org.linli.kit.sql.Database;

/** What is known of somebody now, as the rules look at it. */
@ApplicationScoped
class GatheringFacts {

    private final Assessments assessments;
    private final Database database;

    GatheringFacts(Assessments assessments, Database database) {
        this.assessments = assessments;
        this.database = database;
    }

    @Transactional
    Facts of(ElderRef elder, Instant now) {
        return new Facts(
                elder.living().wire(),
                elder.birthDate(),
                assessments.severityOf(elder.id()).orElse(null),
                elder.disabled(),
                elder.dischargedOn(),
                noAnswer(elder.id()),
                weather(elder.areaPath(), now));
    }

    private @Nullable LocalDate noAnswer(UUID elder) {
        return database.first(
                        "SELECT day FROM risk_no_answer WHERE elder = ?",
                        row -> row.getObject("day", LocalDate.class),
                        elder)
                .orElse(null);
    }

    private @Nullable String weather(String path, Instant now) {
        return database.first("""
                        SELECT kind FROM weather_alert
                         WHERE begins_at <= ? AND ends_at > ? AND starts_with(? || '.', area_path || '.')
                         ORDER BY begins_at DESC LIMIT 1""", row -> row.getString("kind"), now, now, path).orElse(null);
    }
}
