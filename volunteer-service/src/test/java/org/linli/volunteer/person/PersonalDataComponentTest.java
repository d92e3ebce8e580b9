package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Listening;
import org.linli.volunteer.testing.Tables;
import org.linli.volunteer.testing.Town;

/** Phones and certificate numbers are nowhere but where somebody asked for them by name. */
@QuarkusTest
class PersonalDataComponentTest {

    @Inject
    Database database;

    private final Listening listening = new Listening();

    @AfterEach
    void stopListening() {
        listening.close();
    }

    @Test
    void neitherTablesNorListsNorLogsNorAnswersHoldAPhoneOrACertificateNumber() {
        Town town = Town.known(database);
        Folk folk = new Folk(town);
        String phone = Folk.mobile();
        String number = "ZS" + UUID.randomUUID().toString().replace("-", "");
        String id = as(town.volunteer("private"))
                .body(folk.told("周密", phone))
                .post("/v1/people")
                .path("id");
        String certificate = as(town.volunteer("private"))
                .body(Map.of("kind", "first-aid", "issuer", "市红十字会", "number", number, "validFrom", "2020-01-01"))
                .post("/v1/people/" + id + "/certificates")
                .path("id");
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "verified"))
                .post("/v1/certificates/" + certificate + "/verification")
                .then()
                .statusCode(200);
        // What is refused could be told in the log.
        as(town.volunteer("private"))
                .header("If-Match", "\"9\"")
                .body(folk.told("周密", phone))
                .put("/v1/people/" + id)
                .then()
                .statusCode(412);
        as(town.volunteer("private"))
                .body(Map.of("kind", "first-aid", "issuer", "市红十字会", "number", number, "validFrom", "2020-01-01"))
                .post("/v1/people/" + id + "/certificates")
                .then()
                .statusCode(409);

        List<String> shown = List.of(
                as(town.desk()).get("/v1/people").asString(),
                as(town.desk()).get("/v1/people/" + id).asString(),
                as(town.volunteer("private")).get("/v1/people/me").asString(),
                as(town.desk()).get("/v1/certificates").asString(),
                as(town.desk()).get("/v1/people/" + id + "/certificates").asString(),
                as(town.auditor()).get("/v1/audit?limit=200").asString());
        as(town.desk()).get("/v1/people/" + id + "/contact").then().statusCode(200);

        for (String secret : List.of(phone, number)) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
            assertThat(listening.heard()).noneMatch(line -> line.contains(secret));
        }
        assertThat(Tables.holding(database, phone, number)).isEmpty();
        assertThat(Tables.holding(database, id))
                .extracting(Tables.Holding::table)
                .contains("person", "audit_entry");
        assertThat(listening.heard()).as("the log is listened to").isNotEmpty();
    }
}
