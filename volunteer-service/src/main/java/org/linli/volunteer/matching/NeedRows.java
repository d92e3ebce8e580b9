package org.linli.volunteer.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Reads needs as matching knows them, and the weights that count. */
@ApplicationScoped
class NeedRows {

    // Where the tree has no area of the level, the whole city is the reach.
    private static final String SELECT = """
            SELECT n.id, n.version, n.area_path, n.begins_at, n.ends_at, n.minutes, n.places, n.taken, n.skill_groups,
                   n.certificates, n.household,
                   coalesce((SELECT a.path FROM area a
                              WHERE a.level = n.reach AND starts_with(n.area_path || '.', a.path || '.')),
                            split_part(n.area_path, '.', 1)) AS reach_path
              FROM need n
            """;

    private final Database database;
    private final ObjectMapper json;

    NeedRows(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional
    Optional<NeedToMatch> byId(UUID id) {
        return database.first(SELECT + " WHERE n.id = ?", this::read, id);
    }

    @Transactional
    List<NeedToMatch> byIds(List<UUID> ids) {
        return database.list(
                SELECT + " WHERE n.id = ANY(?::uuid[]) ORDER BY n.begins_at, n.id",
                this::read,
                ids.stream().map(UUID::toString).toList());
    }

    /** As {@link MatchingMany#open}; each with as many places as are free. */
    @Transactional
    List<MatchingMany.OpenNeed> open(String areaPath, Instant from, Instant to, List<String> kinds, Instant now) {
        return database.list(
                SELECT + """
                 WHERE n.state = 'OPEN' AND n.taken < n.places AND starts_with(n.area_path || '.', ?)
                   AND n.begins_at >= ? AND n.begins_at < ? AND n.begins_at > ?
                   AND (cardinality(?::text[]) = 0 OR n.kind = ANY(?))
                   AND least(n.opened_at + make_interval(secs => n.fair_window_seconds), n.begins_at - interval '1 hour') <= ?
                 ORDER BY n.begins_at, n.id""",
                row -> new MatchingMany.OpenNeed(
                        read(row, row.getInt("places") - row.getInt("taken")), row.getLong("version")),
                areaPath + ".",
                from,
                to,
                now,
                kinds,
                kinds,
                now);
    }

    /** The latest version. */
    @Transactional
    Weights weights() {
        return database.first(
                        "SELECT version, weights FROM matching_weights ORDER BY version DESC LIMIT 1",
                        row -> Weights.named(
                                row.getInt("version"),
                                parsed(row.getString("weights"), new TypeReference<Map<String, Double>>() {})))
                .orElseThrow(() -> new IllegalStateException("no weights: the migration puts the first in"));
    }

    private NeedToMatch read(ResultSet row) throws SQLException {
        return read(row, row.getInt("places"));
    }

    private NeedToMatch read(ResultSet row, int places) throws SQLException {
        String household = row.getString("household");
        return new NeedToMatch(
                row.getObject("id", UUID.class),
                row.getString("area_path"),
                null,
                row.getString("reach_path"),
                instant(row, "begins_at"),
                instant(row, "ends_at"),
                row.getInt("minutes"),
                places,
                wanted(
                        parsed(row.getString("skill_groups"), new TypeReference<>() {}),
                        parsed(row.getString("certificates"), new TypeReference<>() {})),
                household,
                household,
                Set.of());
    }

    /** Certificates are wanted of everybody, whichever group of skills they have. */
    private static List<Wanted> wanted(List<List<String>> groups, List<String> certificates) {
        Set<String> kinds = new HashSet<>(certificates);
        if (groups.isEmpty()) {
            return kinds.isEmpty() ? List.of() : List.of(new Wanted(Set.of(), kinds));
        }
        return groups.stream()
                .map(group -> new Wanted(new HashSet<>(group), kinds))
                .toList();
    }

    private <T> T parsed(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Database.instant(row, column));
    }
}
