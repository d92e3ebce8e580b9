package org.linli.volunteer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** Plans over the tables that the other rooms write. */
@QuarkusTest
class PlanComponentTest {

    @Inject
    Database database;

    @Inject
    Plans plans;

    private Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    private Neighbour willing() {
        return Neighbours.willing(database, town, town.grid);
    }

    private Map<String, Object> visit() {
        return Asking.visit(town);
    }

    private Map<String, Object> request() {
        Map<String, Object> body = new HashMap<>();
        body.put("area", town.subdistrict);
        body.put("from", Instant.now().toString());
        body.put("to", Instant.now().plus(Duration.ofDays(10)).toString());
        return body;
    }

    private Response planned(Map<String, Object> body) {
        return as(town.desk()).body(body).post("/v1/plans");
    }

    private JsonPath plan() {
        return planned(request()).then().statusCode(201).extract().jsonPath();
    }

    private Response apply(String plan) {
        return as(town.desk()).post("/v1/plans/" + plan + "/application");
    }

    private List<String> asked(String need) {
        return as(town.desk()).get("/v1/needs/" + need + "/invitations").path("items.personId");
    }

    /** Score of each who fits, by person, as the ranking of the need alone tells it. */
    private Map<String, Double> scores(String need) {
        JsonPath ranked = as(town.desk())
                .get("/v1/needs/" + need + "/candidates?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Double> scores = new HashMap<>();
        List<String> people = ranked.getList("items.person");
        for (int i = 0; i < people.size(); i++) {
            scores.put(people.get(i), ranked.getDouble("items[" + i + "].score"));
        }
        return scores;
    }

    /** The best of all ways: places filled, and the sum of scores. */
    private static double[] best(List<Map<String, Double>> places, int place, Set<String> taken) {
        if (place == places.size()) {
            return new double[] {0, 0};
        }
        double[] best = best(places, place + 1, taken);
        for (Map.Entry<String, Double> each : places.get(place).entrySet()) {
            if (taken.add(each.getKey())) {
                double[] rest = best(places, place + 1, taken);
                double[] with = {rest[0] + 1, rest[1] + each.getValue()};
                if (with[0] > best[0] || with[0] == best[0] && with[1] > best[1]) {
                    best = with;
                }
                taken.remove(each.getKey());
            }
        }
        return best;
    }

    @Test
    void aPlanIsTheBestOfAllWaysToGiveThePlaces() {
        Random random = new Random(8);
        List<String> skills = List.of("barber", "nurse", "driver");
        List<String> areas = List.of(town.grid, town.otherGrid, town.community, town.subdistrict);
        for (int i = 0; i < 6; i++) {
            Neighbour one = Neighbours.willing(database, town, areas.get(random.nextInt(areas.size())));
            for (String skill : skills) {
                if (random.nextInt(3) > 0) {
                    database.update("INSERT INTO person_skill (person, skill) VALUES (?, ?)", one.id(), skill);
                }
            }
        }
        // What some of them did before makes them familiar, tired, or likely to come.
        Neighbour busy = willing();
        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'nurse')", busy.id());
        String before = opened(town, visit());
        claimed(busy.token(), before);
        database.update("UPDATE claim SET state = 'RECORDED', minutes = 90 WHERE need_id = ?::uuid", before);
        database.update(
                "UPDATE need SET state = 'CLOSED', begins_at = now() - INTERVAL '9 days', ends_at = now() - INTERVAL '8 days' WHERE id = ?::uuid",
                before);
        List<Map<String, Double>> places = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> body = visit();
            body.put("area", areas.get(i % 3));
            body.put("places", 1 + i % 2);
            body.put("skills", List.of(List.of(skills.get(random.nextInt(3)))));
            String need = opened(town, body);
            for (int place = 0; place <= i % 2; place++) {
                places.add(scores(need));
            }
        }
        double[] best = best(places, 0, new HashSet<>());

        JsonPath plan = plan();

        assertThat(plan.getInt("plan.needs")).isEqualTo(5);
        assertThat(plan.getInt("plan.places")).isEqualTo(7);
        assertThat(plan.getInt("plan.looked")).isEqualTo(7);
        assertThat(plan.getInt("plan.filled")).isEqualTo((int) best[0]);
        assertThat(plan.getDouble("plan.scores")).isCloseTo(best[1], within(1e-4));
        assertThat(plan.getDouble("plan.bound")).isEqualTo(plan.getDouble("plan.scores"));
        assertThat(plan.getList("plan.taken.person")).doesNotHaveDuplicates();
        assertThat(plan.getList("plan.taken[0].terms.term")).hasSize(7);
        assertThat(plan.getList("plan.empty")).hasSize(7 - (int) best[0]);
        as(town.desk())
                .get("/v1/plans/" + plan.getString("id"))
                .then()
                .statusCode(200)
                .body("plan.taken.person", equalTo(plan.getList("plan.taken.person")));
    }

    @Test
    void aPlaceThatStaysEmptySaysWhy() {
        willing();
        Map<String, Object> body = visit();
        body.put("skills", List.of(List.of("piano")));
        String nobody = opened(town, body);
        Map<String, Object> other = visit();
        other.put("places", 2);
        String wanted = opened(town, other);

        JsonPath plan = plan();

        String of = "plan.empty.find { it.need == '%s' }.";
        assertThat(plan.getString(of.formatted(nobody) + "reason")).isEqualTo("nobody-fits");
        assertThat(plan.getList(of.formatted(nobody) + "broken.rule")).containsExactly("skill");
        assertThat(plan.getString(of.formatted(wanted) + "reason")).isEqualTo("all-taken");
        assertThat(plan.getInt(of.formatted(wanted) + "fit")).isEqualTo(1);
    }

    @Test
    void whoSaidNoIsNotPlannedForTheSameAgain() {
        Neighbour person = willing();
        String need = opened(town, visit());
        as(town.desk()).post("/v1/needs/" + need + "/filling").then().statusCode(200);
        String invitation = as(person.token()).get("/v1/invitations").path("items[0].id");
        as(person.token())
                .body(Map.of())
                .post("/v1/invitations/" + invitation + "/refusal")
                .then()
                .statusCode(200);

        JsonPath plan = plan();

        assertThat(plan.getInt("plan.filled")).isZero();
        assertThat(plan.getInt("plan.empty[0].settled")).isEqualTo(1);
    }

    @Test
    void whoIsPlannedIsAskedFirstAndWhatChangedMeanwhileIsLeftOut() {
        List<Neighbour> people = List.of(willing(), willing(), willing());
        String kept = opened(town, visit());
        Map<String, Object> two = visit();
        two.put("places", 2);
        String changed = opened(town, two);
        JsonPath plan = plan();
        assertThat(plan.getInt("plan.filled")).isEqualTo(3);
        assertThat(asked(kept)).as("a plan asks nobody").isEmpty();
        Neighbour other = willing();
        claimed(other.token(), changed);

        apply(plan.getString("id"))
                .then()
                .statusCode(200)
                .body("application.find { it.need == '" + kept + "' }.outcome", equalTo("invited"))
                .body("application.find { it.need == '" + changed + "' }.outcome", equalTo("changed"));
        apply(plan.getString("id")).then().statusCode(200);

        String planned = plan.getString("plan.taken.find { it.need == '" + kept + "' }.person");
        assertThat(asked(kept)).containsExactly(planned);
        assertThat(asked(changed)).isEmpty();
        Neighbour first = people.stream()
                .filter(each -> each.id().toString().equals(planned))
                .findFirst()
                .orElseThrow();
        as(first.token()).get("/v1/invitations").then().body("items.need.id", contains(kept));
    }

    @Test
    void aNeedThatIsBeingFilledOrWhosePersonCannotAnyMoreIsLeftOut() {
        Neighbour person = willing();
        Neighbour other = willing();
        String one = opened(town, visit());
        String two = opened(town, visit());
        JsonPath plan = plan();
        boolean isPersons =
                person.id().toString().equals(plan.getString("plan.taken.find { it.need == '" + one + "' }.person"));
        Neighbours.agrees(database, (isPersons ? person : other).id(), false);
        as(town.desk()).post("/v1/needs/" + two + "/filling").then().statusCode(200);

        apply(plan.getString("id"))
                .then()
                .statusCode(200)
                .body("application.find { it.need == '" + one + "' }.outcome", equalTo("nobody-left"))
                .body("application.find { it.need == '" + two + "' }.outcome", equalTo("being-filled"));

        assertThat(asked(one)).isEmpty();
        assertThat(asked(two)).hasSize(1);
    }

    @Test
    void howeverManyApplyAPlanEachIsAskedOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            willing();
        }
        List<String> needs = List.of(opened(town, visit()), opened(town, visit()), opened(town, visit()));
        String plan = plan().getString("id");

        List<Response> answers = Folk.together(List.of(() -> apply(plan), () -> apply(plan), () -> apply(plan)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        apply(plan).then().body("application.outcome", equalTo(List.of("invited", "invited", "invited")));
        needs.forEach(need -> assertThat(asked(need)).hasSize(1));
    }

    @Test
    void onlyOpenNeedsOfTheAreaTheTimeAndTheKindArePlanned() {
        willing();
        String visit = opened(town, visit());
        Map<String, Object> haircut = visit();
        haircut.put("kind", "haircut");
        opened(town, haircut);
        Map<String, Object> drawn = visit();
        drawn.put("fairWindowSeconds", 3600);
        opened(town, drawn);
        Asking.propose(town.desk(), visit()).then().statusCode(201);
        Map<String, Object> request = request();
        request.put("kinds", List.of("visit"));

        planned(request).then().statusCode(201).body("plan.needs", equalTo(1)).body("plan.taken.need", contains(visit));
        request.put("area", town.otherGrid);
        planned(request).then().statusCode(201).body("plan.needs", equalTo(0)).body("plan.taken", hasSize(0));
        request.put("area", town.subdistrict);
        request.put("to", Instant.now().plus(Duration.ofDays(1)).toString());
        planned(request).then().body("plan.needs", equalTo(0));
    }

    @Test
    void whatIsAskedBadlyOrElsewhereIsRefused() {
        Town elsewhere = Town.known(database);
        String plan = plan().getString("id");

        as(elsewhere.desk()).get("/v1/plans/" + plan).then().statusCode(404);
        as(elsewhere.desk()).post("/v1/plans/" + plan + "/application").then().statusCode(404);
        as(elsewhere.desk()).body(request()).post("/v1/plans").then().statusCode(403);
        assertRefused("area", null, "area");
        assertRefused("area", "nowhere-" + UUID.randomUUID().toString().substring(0, 8), "area");
        assertRefused("from", "tomorrow", "from");
        assertRefused("to", Instant.now().minusSeconds(60).toString(), "to");
        assertRefused("to", Instant.now().plus(Duration.ofDays(40)).toString(), "to");
        assertRefused("kinds", List.of("Not A Code"), "kinds[0]");
        Map<String, Object> many = visit();
        many.put("places", 500);
        opened(town, many);
        opened(town, visit());
        planned(request()).then().statusCode(400).body("errors[0].rule", equalTo("places"));
    }

    private void assertRefused(String field, @Nullable Object value, String named) {
        Map<String, Object> body = request();
        body.put(field, value);
        planned(body).then().statusCode(400).body("errors[0].field", equalTo(named));
    }

    @Test
    void aPlanIsForgottenAfterSevenDays() {
        willing();
        opened(town, visit());
        String plan = plan().getString("id");
        database.update("UPDATE plan SET made_at = now() - INTERVAL '7 days 1 minute' WHERE id = ?::uuid", plan);

        as(town.desk()).get("/v1/plans/" + plan).then().statusCode(404);
        apply(plan).then().statusCode(404);
        plans.forget();
        assertThat(database.list("SELECT 1 FROM plan_need WHERE plan_id = ?::uuid", row -> 1, plan))
                .isEmpty();
    }
}
