package org.linli.volunteer.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class FamilyComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Neighbour mother;
    private Neighbour son;

    @BeforeEach
    void twoWhoAreFamily() {
        town = Town.known(database);
        mother = Neighbours.in(database, town, town.grid);
        son = Neighbours.in(database, town, town.otherGrid);
    }

    @Test
    void oneAsksTheOtherAgreesAndEitherEndsIt() {
        ask(son, mother).then().statusCode(200).body("state", equalTo("asked"));
        ask(son, mother).then().statusCode(200).body("state", equalTo("asked"));
        agree(son, mother).then().statusCode(409);
        family(mother).then().body("items[0].state", equalTo("asks-you"));

        agree(mother, son).then().statusCode(200).body("state", equalTo("agreed"));
        agree(mother, son).then().statusCode(200);
        family(son).then().body("items[0].person", equalTo(mother.id().toString()));
        end(mother, son).then().statusCode(204);

        end(son, mother).then().statusCode(404);
        family(son).then().body("items", hasSize(0));
        assertThat(actions(son)).containsExactly("ask-family");
        assertThat(actions(mother)).containsExactly("agree-to-family", "end-family");
    }

    @Test
    void twoWhoAskEachOtherAtOnceAgree() throws Exception {
        List<Callable<Response>> both = new ArrayList<>();
        both.add(() -> ask(son, mother));
        both.add(() -> ask(mother, son));

        List<Response> answers = Folk.together(both);

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        family(son).then().body("items", hasSize(1)).body("items[0].state", equalTo("agreed"));
    }

    @Test
    void nobodySaysItForSomebodyElseButWhoRepresentsThem() {
        Neighbour stranger = Neighbours.in(database, town, town.grid);
        as(stranger.token())
                .body(Map.of("person", son.id()))
                .post(path(mother))
                .then()
                .statusCode(403);
        as(town.desk())
                .body(Map.of("person", son.id()))
                .post(path(mother))
                .then()
                .statusCode(403);
        family(stranger.token(), mother).then().statusCode(404);
        UUID grandmother = withoutPhone();
        as(town.desk())
                .body(Map.of("personId", mother.id()))
                .post("/v1/people/" + grandmother + "/representatives")
                .then()
                .statusCode(200);

        as(son.token())
                .body(Map.of("person", grandmother))
                .post(path(son))
                .then()
                .statusCode(200);
        as(mother.token())
                .post("/v1/people/" + grandmother + "/family/" + son.id() + "/agreement")
                .then()
                .statusCode(200)
                .body("state", equalTo("agreed"));

        assertThat(audit.of("person", grandmother.toString()).stream()
                        .map(Audit.Numbered::entry)
                        .filter(entry -> entry.action().equals("agree-to-family")))
                .hasSize(1)
                .allMatch(entry -> entry.actor().equals(mother.subject())
                        && entry.role().equals("representative")
                        && entry.details().get("for").equals(grandmother.toString()));
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        ask(son, son).then().statusCode(400).body("errors[0].rule", equalTo("another-person"));
        as(son.token())
                .body(Map.of("person", UUID.randomUUID()))
                .post(path(son))
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("active-person"));
        as(son.token()).body(Map.of()).post(path(son)).then().statusCode(400);
        agree(mother, son).then().statusCode(404);
        for (int i = 0; i < 20; i++) {
            ask(son, Neighbours.in(database, town, town.grid)).then().statusCode(200);
        }
        ask(son, mother).then().statusCode(409);
    }

    @Test
    void whoIsForgottenIsNobodysFamily() {
        ask(son, mother).then().statusCode(200);
        agree(mother, son).then().statusCode(200);

        as(son.token())
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post("/v1/people/" + son.id() + "/erasure")
                .then()
                .statusCode(204);

        family(mother).then().statusCode(200).body("items", hasSize(0));
        ask(mother, son).then().statusCode(400).body("errors[0].rule", equalTo("active-person"));
    }

    private UUID withoutPhone() {
        return UUID.fromString(new Folk(town).registeredByDesk("奶奶"));
    }

    private static String path(Neighbour whose) {
        return "/v1/people/" + whose.id() + "/family";
    }

    private static Response ask(Neighbour who, Neighbour whom) {
        return as(who.token()).body(Map.of("person", whom.id().toString())).post("/v1/people/" + who.id() + "/family");
    }

    private static Response agree(Neighbour who, Neighbour whom) {
        return as(who.token()).post(path(who) + "/" + whom.id() + "/agreement");
    }

    private static Response end(Neighbour who, Neighbour whom) {
        return as(who.token()).delete(path(who) + "/" + whom.id());
    }

    private static Response family(Neighbour whose) {
        return family(whose.token(), whose);
    }

    private static Response family(String token, Neighbour whose) {
        return as(token).get(path(whose));
    }

    private List<String> actions(Neighbour whose) {
        return audit.of("person", whose.id().toString()).stream()
                .map(numbered -> numbered.entry().action())
                .toList();
    }
}
