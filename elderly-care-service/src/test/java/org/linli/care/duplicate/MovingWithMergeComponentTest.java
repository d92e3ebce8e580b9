package org.linli.care.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.version;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.quota.Quota;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Registered;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** What goes with an entry that is merged, and comes back when that is undone: phone, insurances, enrolments, the last shut door. */
@QuarkusTest
class MovingWithMergeComponentTest {

    @Inject
    Database database;

    @Inject
    Quota quota;

    private Town town;
    private String kept;
    private String given;
    private String pair;

    @BeforeEach
    void two() {
        town = Town.known(database);
        Kinds.known(database);
        Map<String, Object> body = Registered.told(town.grid);
        body.remove("phone");
        kept = Registered.in(town.desk(), body);
        body.put("phone", "13800003333");
        body.put("insurances", List.of(Map.of("kind", "accident", "insurer", "人寿")));
        given = Registered.in(town.desk(), body);
        pair = as(town.desk()).get("/v1/duplicates?state=open").path("items[0].id");
    }

    @Test
    void aPhoneAndInsurancesThatOnlyTheOneGivenUpHadAreCopiedAndTakenBack() {
        merge();
        as(town.desk()).get("/v1/elders/" + kept + "/contact").then().body("phone", equalTo("13800003333"));
        as(town.desk()).get("/v1/elders/" + kept).then().body("insurances.insurer", contains("人寿"));

        undo();

        as(town.desk())
                .get("/v1/elders/" + kept)
                .then()
                .body("phone", nullValue())
                .body("insurances", hasSize(0));
        as(town.desk()).get("/v1/elders/" + given + "/contact").then().body("phone", equalTo("13800003333"));
    }

    @Test
    void aPhoneToldAnewSinceStaysWithTheOneKept() {
        merge();
        Map<String, Object> anew = new HashMap<>(Registered.told(town.grid));
        anew.put("phone", "13800004444");
        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/elders/" + kept))
                .body(anew)
                .put("/v1/elders/" + kept)
                .then()
                .statusCode(200);

        undo();

        as(town.desk()).get("/v1/elders/" + kept + "/contact").then().body("phone", equalTo("13800004444"));
    }

    @Test
    void theEnrolmentGoesWithThePersonAndWhatWasNotUsedComesBack() {
        String contract = opened();
        enrol(contract, given, 5);
        in(() -> {
            reserve(contract, "a", given);
            reserve(contract, "b", given);
            quota.consume("a" + contract);
        });

        merge();
        assertThat(share(contract, kept)).isEqualTo("4 visits, 1 reserved, 0 consumed, enrolled");
        assertThat(share(contract, given)).isEqualTo("5 visits, 0 reserved, 1 consumed");
        in(() -> reserve(contract, "c", kept));

        undo();

        assertThat(share(contract, kept)).isEqualTo("1 visits, 1 reserved, 0 consumed, enrolled");
        assertThat(share(contract, given)).isEqualTo("4 visits, 1 reserved, 1 consumed, enrolled");
        as(town.desk())
                .get("/v1/packages/" + contract)
                .then()
                .body("lines[0].reserved", equalTo(2))
                .body("lines[0].consumed", equalTo(1));
        in(() -> quota.consume("b" + contract));
        assertThat(share(contract, given)).isEqualTo("4 visits, 0 reserved, 2 consumed, enrolled");
    }

    @Test
    void twoSharesOfOnePersonBecomeOneAsLargeAsBothAndPartAgain() {
        String contract = opened();
        enrol(contract, given, 5);
        enrol(contract, kept, 3);
        in(() -> reserve(contract, "a", kept));

        merge();
        assertThat(share(contract, kept)).isEqualTo("8 visits, 1 reserved, 0 consumed, enrolled");

        undo();
        assertThat(share(contract, kept)).isEqualTo("3 visits, 1 reserved, 0 consumed, enrolled");
        assertThat(share(contract, given)).isEqualTo("5 visits, 0 reserved, 0 consumed, enrolled");
    }

    @Test
    void theLastShutDoorCountsForTheOneKeptUntilTheMergeIsUndone() {
        shut(given, 2);
        shut(kept, 40);

        merge();
        assertThat(daysSinceShut(kept)).isEqualTo(2);

        undo();
        assertThat(daysSinceShut(kept)).isEqualTo(40);
        assertThat(daysSinceShut(given)).isEqualTo(2);
    }

    private void merge() {
        change(town.desk(), "/v1/duplicates/" + pair, "merge", Map.of("keep", kept, "reason", "同一人"))
                .then()
                .statusCode(200);
    }

    private void undo() {
        change(town.desk(), "/v1/duplicates/" + pair, "undo", Map.of("reason", "不是同一人"))
                .then()
                .statusCode(200);
    }

    private String opened() {
        return as(town.desk())
                .body(Map.of(
                        "number",
                        "M-" + UUID.randomUUID(),
                        "unit",
                        town.unit,
                        "area",
                        town.community,
                        "from",
                        "2026-01-01",
                        "to",
                        "2026-12-31",
                        "lines",
                        List.of(Map.of("kind", "haircut", "visits", 10))))
                .post("/v1/packages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void enrol(String contract, String elder, int visits) {
        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/packages/" + contract))
                .body(Map.of("visits", visits))
                .put("/v1/packages/" + contract + "/people/" + elder)
                .then()
                .statusCode(200);
    }

    private void reserve(String contract, String visit, String elder) {
        quota.reserve(visit + contract, UUID.fromString(contract), "haircut", UUID.fromString(elder));
    }

    private @Nullable String share(String contract, String elder) {
        return database.first("""
                        SELECT visits || ' visits, ' || reserved || ' reserved, ' || consumed || ' consumed'
                               || CASE WHEN enrolled THEN ', enrolled' ELSE '' END AS share
                          FROM package_share WHERE package_id = ? AND elder_id = ?""", row -> row.getString("share"), UUID.fromString(contract), UUID.fromString(elder))
                .orElse(null);
    }

    private void shut(String elder, int daysAgo) {
        database.update(
                "INSERT INTO risk_no_answer (elder, day) VALUES (?, current_date - ?::int)",
                UUID.fromString(elder),
                daysAgo);
    }

    private int daysSinceShut(String elder) {
        return database.first(
                        "SELECT current_date - day AS days FROM risk_no_answer WHERE elder = ?",
                        row -> row.getInt("days"),
                        UUID.fromString(elder))
                .orElseThrow();
    }

    private static void in(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
