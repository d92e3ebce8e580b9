package org.linli.volunteer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.linli.volunteer.importing.Lists.PEOPLE;
import static org.linli.volunteer.importing.Lists.imported;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

/** Teams, needs and offers as lists; what holds for every list is told with people. */
@QuarkusTest
class ImportOfOthersComponentTest {

    @Inject
    Database database;

    private Town town;
    private Lists lists;

    @BeforeEach
    void open() {
        town = Town.known(database);
        lists = new Lists(database, town);
    }

    @Test
    void teamsNameTheirPeopleByReference() {
        imported(
                "people",
                PEOPLE + lists.row("a", "张三", "", "", "", "") + lists.row("b", "李四", "", "", "", ""),
                town.desk());
        String teams = "reference,name,area,skills,leader,members\n%s,敲门组,%s,reading,%s,%s\n"
                .formatted(lists.ref("t"), town.community, lists.ref("a"), lists.ref("b"));

        imported("teams", teams, town.desk()).then().statusCode(200).body("made", equalTo(1));
        imported("teams", teams, town.desk()).then().statusCode(200).body("unchanged", equalTo(1));
        assertThat(members()).hasSize(2);

        imported("teams", teams.replace("," + lists.ref("b") + "\n", ",\n"), town.desk())
                .then()
                .statusCode(200)
                .body("updated", equalTo(1));
        assertThat(members()).containsExactly(lists.idOf("people", "a"));
        imported("teams", teams.replace(lists.ref("b"), "nobody"), town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].column", equalTo("members"))
                .body("faults[0].rule", equalTo("imported-person"));
    }

    @Test
    void aNameIsGivenOnceWhenAListRenamesATeamWhileAnotherIsFounded() throws Exception {
        imported("people", PEOPLE + lists.row("a", "张三", "", "", "", ""), town.desk());
        String leader = lists.idOf("people", "a").toString();
        for (int round = 0; round < 5; round++) {
            String team = "reference,name,area,skills,leader\n%s,敲门组%d,%s,,%s\n"
                    .formatted(lists.ref("t" + round), round, town.community, lists.ref("a"));
            imported("teams", team, town.desk()).then().statusCode(200);
            String name = "金徽章" + round;

            List<Response> answers = Folk.together(List.of(
                    () -> imported("teams", team.replace("敲门组" + name.substring(3), name), town.desk()),
                    () -> Folk.as(town.desk())
                            .body(Map.of("name", name, "area", town.community, "leader", leader))
                            .post("/v1/teams")));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .satisfiesAnyOf(
                            codes -> assertThat(codes).isEqualTo(List.of(200, 409)),
                            codes -> assertThat(codes).isEqualTo(List.of(400, 201)));
        }
    }

    @Test
    void needsAreDraftsOrOpenAndAreLeftAloneAfterwards() {
        Instant begins = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        String head = "reference,kind,title,area,begins_at,ends_at,minutes,skills,places,open,contact_address\n";
        String csv = head
                + "%s,haircut,理发,%s,%s,%s,30,barber;patient|nurse,2,true,一号楼\n"
                        .formatted(lists.ref("n1"), town.grid, begins, begins.plus(Duration.ofHours(2)))
                + "%s,visit,探访,%s,%s,%s,,,,,\n"
                        .formatted(lists.ref("n2"), town.grid, begins, begins.plus(Duration.ofHours(1)));

        imported("needs", csv, town.desk()).then().statusCode(200).body("made", equalTo(2));
        imported("needs", csv.replace("理发", "剪发"), town.desk()).then().body("unchanged", equalTo(2));

        Folk.as(town.desk())
                .get("/v1/needs/" + lists.idOf("needs", "n1"))
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("title", equalTo("理发"))
                .body("places", equalTo(2))
                .body("skills", equalTo(List.of(List.of("barber", "patient"), List.of("nurse"))));
        Folk.as(town.desk())
                .get("/v1/needs/" + lists.idOf("needs", "n2"))
                .then()
                .body("state", equalTo("draft"));

        imported(
                        "needs",
                        csv.replace(lists.ref("n"), lists.ref("past"))
                                .replace(begins.toString(), "2020-01-01T08:00:00Z"),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults.line", hasItems(2, 3));
    }

    @Test
    void offersAreDraftsOrOnTheListAndAreLeftAloneAfterwards() {
        String csv = "reference,list,kind,title,area,capacity,last_day,publish\n"
                + "%s,resource,venue,会议室,%s,3,%s,true\n"
                        .formatted(
                                lists.ref("o1"), town.community, LocalDate.now().plusDays(30))
                + "%s,service,haircut,理发,%s,,%s,\n"
                        .formatted(lists.ref("o2"), town.grid, LocalDate.now().plusDays(30));

        imported("offers", csv, town.desk()).then().statusCode(200).body("made", equalTo(2));
        imported("offers", csv, town.desk()).then().statusCode(200).body("unchanged", equalTo(2));

        Folk.as(town.desk())
                .get("/v1/offers/" + lists.idOf("offers", "o1"))
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("capacity", equalTo(3));
        Folk.as(town.desk())
                .get("/v1/offers/" + lists.idOf("offers", "o2"))
                .then()
                .body("state", equalTo("draft"));
        imported(
                        "offers",
                        csv.replace(lists.ref("o"), lists.ref("x"))
                                .replace("resource", "gift")
                                .replace(",3,", ",many,"),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults.column", containsInAnyOrder("capacity", "list"));
    }

    private List<String> members() {
        return database.list(
                "SELECT person::text FROM team_member WHERE team = ?::uuid AND ended_at IS NULL",
                row -> row.getString(1),
                lists.idOf("teams", "t"));
    }
}
