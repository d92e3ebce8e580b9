package org.linli.care.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** Whether a visit to a door that stayed shut counts is what its contract says, and is decided when the matter is closed. */
@QuarkusTest
class ShutDoorComponentTest {

    @Inject
    Database database;

    private Town town;
    private Rounds rounds;
    private UUID contract;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        rounds = new Rounds(database, town);
    }

    @Test
    void aVisitToAShutDoorIsConsumedWhenTheContractSaysSo() {
        String visit = shut(true);
        assertThat(place(visit)).isEqualTo("reserved");

        end(visit, 200);
        end(visit, 409);

        assertThat(place(visit)).isEqualTo("consumed");
        assertThat(counts()).isEqualTo("0 reserved, 1 consumed");
    }

    @Test
    void orElseItsPlaceIsGivenBack() {
        String visit = shut(false);

        end(visit, 200);

        assertThat(place(visit)).isEqualTo("released no-answer");
        assertThat(counts()).isEqualTo("0 reserved, 0 consumed");
    }

    @Test
    void whoeverIsLetInAfterAllKeepsThePlace() {
        String visit = shut(false);

        rounds.act("carer", visit, "opening", Map.of()).then().statusCode(200);
        assertThat(place(visit)).isEqualTo("reserved");

        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen")))
                .then()
                .statusCode(200);
        assertThat(place(visit)).isIn("reserved", "consumed");
    }

    /** A visit on a contract whose carer stands before a shut door. */
    private String shut(boolean noAnswerCounts) {
        UUID elder = Residents.alone(database, town);
        contract = UUID.randomUUID();
        database.update("""
                INSERT INTO care_package (id, version, told, number, unit_code, area_code, first_day, last_day, no_answer_counts,
                                          created_at)
                VALUES (?, 1, 0, ?, ?, ?, current_date - 30, current_date + 30, ?, now())""", contract, contract.toString(), town.unit, town.community, noAnswerCounts);
        database.update(
                "INSERT INTO package_line (package_id, kind, contracted) VALUES (?, 'door-knock', 10)", contract);
        database.update(
                "INSERT INTO package_share (package_id, elder_id, enrolled) VALUES (?, ?, true)", contract, elder);
        UUID carer = Crew.one(database, town, "carer");
        String visit = rounds.entered(elder);
        database.update("UPDATE visit SET package_id = ? WHERE id = ?", contract, visit);
        rounds.publish(visit, 600, carer).then().statusCode(200);
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200);
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);
        return visit;
    }

    private void end(String visit, int status) {
        String alarm = database.first(
                        "SELECT id::text AS id FROM alarm WHERE visit_id = ?", row -> row.getString("id"), visit)
                .orElseThrow();
        as(town.desk())
                .body(Map.of("outcome", "away"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(status);
    }

    private @Nullable String place(String visit) {
        return database.first(
                        "SELECT state || coalesce(' ' || reason, '') AS place FROM quota_entry WHERE visit_id = ?",
                        row -> row.getString("place"),
                        visit)
                .orElse(null);
    }

    private @Nullable String counts() {
        return database.first(
                        "SELECT reserved, consumed FROM package_line WHERE package_id = ?",
                        row -> row.getInt("reserved") + " reserved, " + row.getInt("consumed") + " consumed",
                        contract)
                .orElse(null);
    }
}
