package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** What is known of everybody in an area, in one statement: a preview looks at thousands. */
@ApplicationScoped
class FactsOfMany {

    /**
     * @param level as it was judged last; low for who never was
     * @param visited whether they agreed to be visited: nobody else is proposed a visit
     */
    record Known(UUID elder, RiskLevel level, boolean visited, Facts facts) {}

    private final Database database;

    FactsOfMany(Database database) {
        this.database = database;
    }

    @Transactional
    List<Known> in(String areaPath, Instant now) {
        return database.list(
                """
                SELECT e.id, e.living, e.birth_date, e.disabled, e.discharged_on, n.day AS silent, r.level, s.severity, w.kind,
                       coalesce((SELECT c.given FROM elder_consent c WHERE c.elder = e.id AND c.kind = 'home-visits'
                                  ORDER BY c.said_at DESC, c.id DESC LIMIT 1), false) AS visited
                  FROM elder e
                  LEFT JOIN risk r ON r.elder = e.id
                  LEFT JOIN risk_no_answer n ON n.elder = e.id
                  LEFT JOIN LATERAL (SELECT severity FROM assessment a WHERE a.elder = e.id AND a.annulled_at IS NULL
                                      ORDER BY assessed_on DESC, told_at DESC LIMIT 1) s ON true
                  LEFT JOIN LATERAL (SELECT kind FROM weather_alert a
                                      WHERE a.begins_at <= ? AND a.ends_at > ?
                                        AND starts_with(e.area_path || '.', a.area_path || '.')
                                      ORDER BY a.begins_at DESC LIMIT 1) w ON true
                 WHERE e.state IN ('registered', 'away') AND starts_with(e.area_path || '.', ? || '.')
                 ORDER BY e.id""",
                row -> new Known(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("level") == null
                                ? RiskLevel.LOW
                                : RiskLevel.of(row.getString("level")).orElseThrow(),
                        row.getBoolean("visited"),
                        new Facts(
                                row.getString("living"),
                                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                                row.getObject("severity", Integer.class),
                                row.getBoolean("disabled"),
                                row.getObject("discharged_on", LocalDate.class),
                                row.getObject("silent", LocalDate.class),
                                row.getString("kind"))),
                now,
                now,
                areaPath);
    }
}
