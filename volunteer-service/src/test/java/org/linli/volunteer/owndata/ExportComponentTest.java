package org.linli.volunteer.owndata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ExportComponentTest extends OwnDataScene {

    @Test
    void somebodyReadsAllThatIsKeptOfThemAndEachReadingIsOnRecord() {
        String id = registered();
        String need = propose(token, ownNeed()).then().statusCode(201).extract().path("id");
        String forThem = proposedForThem(id);
        String claim = claimed(token, opened(town, need(town)));
        earn(id, 60);

        as(token)
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("person.name", equalTo(name))
                .body("person.phone", equalTo(phone))
                .body("person.household", equalTo(household))
                .body("person.skills", contains("haircut"))
                .body("person.memberships.code", contains(town.grid))
                .body("person.consents.kind", contains("matching"))
                .body("person.certificates.numberEnd", contains("9876"))
                .body("person.availability.rules", hasSize(1))
                .body("blockedHouseholds", contains("某户"))
                .body("needs.id", contains(need, forThem))
                .body("needs[0].contactAddress", equalTo("枫林路 " + mark))
                .body("claims.id", contains(claim))
                .body("accounts.find { it.currency == 'minutes' }.entries.amount", contains(60));
        as(town.desk()).get("/v1/people/" + id + "/export").then().statusCode(200);

        assertThat(as(token).get("/v1/people/" + id + "/export").asString()).doesNotContain(number);
        as(town.auditor()).get("/v1/people/" + id + "/export").then().statusCode(403);
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(404);
        as(Town.known(database).desk())
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(404);
        assertThat(audited(id, "export-data"))
                .containsExactly(town.subjectOf("own"), town.subjectOf("desk"), town.subjectOf("own"));
    }

    @Test
    void whatATableKeepsThatNobodyNamedIsToldWithoutWhatIsSealed() {
        String id = registered();
        String table = "keeps_" + mark;
        database.update(
                "CREATE TABLE " + table + " (id int, whom uuid REFERENCES person (id), words text, sealed bytea)");
        try {
            database.update("INSERT INTO " + table + " VALUES (7, ?, '来过', 'x'::bytea)", UUID.fromString(id));

            as(token)
                    .get("/v1/people/" + id + "/export")
                    .then()
                    .statusCode(200)
                    .body("others." + table, equalTo(List.of(Map.of("id", 7, "whom", id, "words", "来过"))));
        } finally {
            database.update("DROP TABLE " + table);
        }
    }
}
