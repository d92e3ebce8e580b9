package org.linli.care.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.plan.Weights;

/** What counts how much in a plan: data with a version. What is left out always counts more than anything here. */
@ApplicationScoped
class PlanningWeights {

    private static final int MOST = 1_000_000;

    private final Database database;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    PlanningWeights(Database database, ObjectMapper json, Audit audit, Clock clock) {
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Weights present() {
        return database.first(
                        "SELECT version, weights FROM planning_weights ORDER BY version DESC LIMIT 1",
                        row -> weights(Integer.toString(row.getInt("version")), read(row.getString("weights"))))
                .orElse(Weights.DEFAULT);
    }

    /** By name, with those that were never told. */
    static Map<String, Integer> named(Weights weights) {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("lateness", weights.lateness());
        named.put("largestLateness", weights.largestLateness());
        named.put("travel", weights.travel());
        named.put("continuity", weights.continuity());
        named.put("preference", weights.preference());
        named.put("fairLoad", weights.fairLoad());
        named.put("waiting", weights.waiting());
        named.put("overtime", weights.overtime());
        named.put("otherCarer", weights.otherCarer());
        named.put("otherTime", weights.otherTime());
        named.put("tolerance", weights.tolerance());
        return named;
    }

    /** @throws Problem invalid-input for a name that is none, or a weight outside 0 to 1,000,000 */
    @Transactional
    Weights tell(Map<String, @Nullable Integer> told, Actor actor) {
        Map<String, Integer> all = named(present());
        told.forEach((name, weight) -> {
            if (!all.containsKey(name)) {
                throw Problem.invalid("weights", "known-weight", "没有此项权重", "holds a name that is no weight");
            }
            if (weight == null || weight < 0 || weight > MOST) {
                throw Problem.invalid(name, "range", "须为 0 至 1000000", "must be 0 to 1,000,000");
            }
            all.put(name, weight);
        });
        database.update("LOCK TABLE planning_weights IN SHARE ROW EXCLUSIVE MODE");
        int version = database.first(
                        "SELECT coalesce(max(version), 0) + 1 AS next FROM planning_weights", row -> row.getInt("next"))
                .orElse(1);
        Instant now = clock.instant();
        database.update(
                "INSERT INTO planning_weights (version, weights, told_by, told_at) VALUES (?, ?::jsonb, ?, ?)",
                version,
                written(all),
                actor.subject(),
                now);
        audit.record(AuditEntry.of(now, actor, "administrator", "tell", "planning-weights", Integer.toString(version)));
        return weights(Integer.toString(version), all);
    }

    private static Weights weights(String version, Map<String, Integer> of) {
        Map<String, Integer> all = named(Weights.DEFAULT);
        all.putAll(of);
        return new Weights(
                version,
                all.getOrDefault("lateness", 0),
                all.getOrDefault("largestLateness", 0),
                all.getOrDefault("travel", 0),
                all.getOrDefault("continuity", 0),
                all.getOrDefault("preference", 0),
                all.getOrDefault("fairLoad", 0),
                all.getOrDefault("waiting", 0),
                all.getOrDefault("overtime", 0),
                all.getOrDefault("otherCarer", 0),
                all.getOrDefault("otherTime", 0),
                all.getOrDefault("tolerance", 0));
    }

    private Map<String, Integer> read(String stored) {
        try {
            return json.readValue(stored, new TypeReference<Map<String, Integer>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("planning_weights holds what was not written by this service", broken);
        }
    }

    private String written(Map<String, Integer> weights) {
        try {
            return json.writeValueAsString(weights);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
