package org.linli.care.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** The sets of rules, each valid from its day until the next one's. */
@ApplicationScoped
class RulesTable {

    private record StoredCondition(String kind, @Nullable Integer value, int points) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    RulesTable(Database database) {
        this.database = database;
    }

    @Transactional
    RiskRules on(LocalDate day) {
        return database.first(
                        "SELECT * FROM risk_rules WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
                        RulesTable::read,
                        day)
                .orElseThrow(() -> new IllegalStateException("no risk rules for " + day));
    }

    @Transactional
    List<RiskRules> all() {
        return database.list("SELECT * FROM risk_rules ORDER BY valid_from DESC", RulesTable::read);
    }

    /** Rules of a day still ahead may be told anew; those whose day has come stay. @return the version */
    @Transactional(Transactional.TxType.MANDATORY)
    int keep(RiskRules rules, String by, Instant at) {
        database.update("LOCK TABLE risk_rules IN SHARE ROW EXCLUSIVE MODE");
        int version = database.first("SELECT max(version) + 1 AS next FROM risk_rules", row -> row.getInt("next"))
                .orElse(1);
        database.update("DELETE FROM risk_rules WHERE valid_from = ?", rules.validFrom());
        database.update(
                """
                INSERT INTO risk_rules (version, valid_from, conditions, medium_from, high_from, items, told_by, told_at)
                VALUES (?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?)""",
                version,
                rules.validFrom(),
                written(rules.conditions().stream()
                        .map(each -> new StoredCondition(each.kind().wire(), each.value(), each.points()))
                        .toList()),
                rules.mediumFrom(),
                rules.highFrom(),
                written(byWire(rules.items())),
                by,
                at);
        return version;
    }

    private static Map<String, List<RiskRules.OwedItem>> byWire(Map<RiskLevel, List<RiskRules.OwedItem>> items) {
        Map<String, List<RiskRules.OwedItem>> named = new TreeMap<>();
        items.forEach((level, owed) -> named.put(level.wire(), owed));
        return named;
    }

    private static RiskRules read(ResultSet row) throws SQLException {
        try {
            List<StoredCondition> conditions =
                    JSON.readValue(row.getString("conditions"), new TypeReference<List<StoredCondition>>() {});
            Map<String, List<RiskRules.OwedItem>> items = JSON.readValue(
                    row.getString("items"), new TypeReference<Map<String, List<RiskRules.OwedItem>>>() {});
            Map<RiskLevel, List<RiskRules.OwedItem>> owed = new EnumMap<>(RiskLevel.class);
            items.forEach((level, list) -> owed.put(RiskLevel.of(level).orElseThrow(), list));
            return new RiskRules(
                    row.getInt("version"),
                    Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                    conditions.stream()
                            .map(each -> new Condition(
                                    Condition.Kind.of(each.kind()).orElseThrow(), each.value(), each.points()))
                            .toList(),
                    row.getInt("medium_from"),
                    row.getInt("high_from"),
                    owed);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("risk_rules holds what was not written by this service", broken);
        }
    }

    static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
