package org.linli.care.alarm;

import static org.linli.care.testing.Asking.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.care.elder.Elders;
import org.linli.care.risk.RiskLevel;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;

/** Alarms of somebody in a town of the test's own. */
@Dependent
class AlarmScene {

    private final Database database;
    private final PeopleKey key;
    private final RaisingAlarm raising;
    private final Elders elders;

    Town town;
    UUID elder;

    AlarmScene(Database database, PeopleKey key, RaisingAlarm raising, Elders elders) {
        this.database = database;
        this.key = key;
        this.raising = raising;
        this.elders = elders;
        this.town = Town.known(database);
        this.elder = Residents.alone(database, town);
    }

    void contacts(int howMany) {
        for (int place = 1; place <= howMany; place++) {
            database.update(
                    """
                    INSERT INTO elder_contact (elder, place, name, relation, phone_sealed, phone_masked, has_key)
                    VALUES (?, ?, ?, '子女', ?, '138****0000', false)""",
                    elder,
                    place,
                    "亲属" + place,
                    key.seal("elder/" + elder + "/contact/" + place, "1380000000" + place));
        }
    }

    /** Raised so long ago, by the carer of the town. @return the alarm's id */
    String raised(RiskLevel level, Duration ago) {
        return raised("v-" + UUID.randomUUID(), level, ago);
    }

    String raised(String visit, RiskLevel level, Duration ago) {
        Instant at = Instant.now().minus(ago);
        QuarkusTransaction.requiringNew()
                .run(() -> raising.raise(visit, elders.find(elder).orElseThrow(), level, town.subjectOf("carer"), at));
        return database.first("SELECT id::text AS id FROM alarm WHERE visit_id = ?", row -> row.getString("id"), visit)
                .orElseThrow();
    }

    void begunEarlier(String alarm, String kind, Duration ago) {
        database.update(
                "UPDATE alarm_step SET begun_at = ? WHERE alarm = ? AND kind = ?",
                Instant.now().minus(ago),
                UUID.fromString(alarm),
                kind);
    }

    JsonPath seen(String alarm) {
        return as(town.desk())
                .get("/v1/alarms/" + alarm)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Kinds of the steps that have begun, in their order. */
    List<String> begun(String alarm) {
        return seen(alarm).getList("steps.findAll { it.begunAt != null }.kind");
    }

    Response tell(String token, String alarm, int step, String outcome) {
        return as(token).body(Map.of("outcome", outcome)).post("/v1/alarms/" + alarm + "/steps/" + step);
    }

    List<String> actions(String alarm) {
        return database.list(
                "SELECT action FROM audit_entry WHERE entity = 'alarm' AND entity_id = ? ORDER BY id",
                row -> row.getString("action"),
                alarm);
    }

    /** Types of what was told of it, each held to its schema. */
    List<String> told(String alarm) {
        return database.list(
                "SELECT type, payload FROM outbox WHERE topic = 'linli.care.alarms' AND key = ? ORDER BY version",
                row -> {
                    String broken = String.valueOf(Contracts.broken(
                            "linli.care.alarms",
                            row.getString("type"),
                            new String(row.getBytes("payload"), StandardCharsets.UTF_8)));
                    return row.getString("type").replaceAll("^linli\\.care\\.|\\.v1$", "")
                            + (broken.equals("[]") ? "" : " " + broken);
                },
                alarm);
    }
}
