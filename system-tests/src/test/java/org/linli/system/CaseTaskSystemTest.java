package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order opened to claiming: claimed in one service, decided in the other, and the order stays its unit's. */
class CaseTaskSystemTest {

    private static final String UNIT = "dept-urban";
    private static final Duration HOP = Duration.ofSeconds(60);

    private final RunningCity city = RunningCity.get();
    private final People people = city.people();

    @Test
    void aTaskIsClaimedGrantedServedAndAcceptedAndTheOrderIsReportedByItsUnit() {
        Walk walk = orderTaken();
        JsonPath before = read("handler-all", walk.anOrder(UNIT));
        String task = opened(walk);
        registered("volunteer2", walk);
        Map<String, Long> had = balances("volunteer2");
        people.as("volunteer2").get(matter(task)).then().statusCode(404);

        String claim = claimed("volunteer2", needOf("volunteer2", task));

        // Granted by dispatch, of which nobody is asked.
        untilClaim("volunteer2", claim, "confirmed");
        JsonPath matter = await("the holder is known to dispatch")
                .atMost(HOP)
                .until(() -> people.as("volunteer2").get(matter(task)), answer -> answer.statusCode() == 200)
                .jsonPath();
        assertThat(matter.getString("number")).isEqualTo(walk.number());
        assertThat(matter.getString("text")).startsWith("墙上开了新门洞");
        people.as("volunteer-other").get(matter(task)).then().statusCode(404);

        act("volunteer2", claim(claim), "check-in", null);
        act("volunteer2", claim(claim), "check-out", null);
        untilTask(task, "delivered");
        people.as("volunteer2").get(matter(task)).then().statusCode(404);
        act("dispatcher", task(task), "acceptance", Map.of("minutes", 60));

        JsonPath recorded = untilClaim("volunteer2", claim, "recorded");
        assertThat(recorded.getInt("minutes")).isEqualTo(60);
        assertThat(recorded.getInt("evidence")).isGreaterThanOrEqualTo(1);
        Map<String, Long> has = balances("volunteer2");
        assertThat(has.get("minutes") - had.getOrDefault("minutes", 0L)).isEqualTo(60);
        assertThat(has.get("community-points") - had.getOrDefault("community-points", 0L))
                .isPositive();

        JsonPath after = read("handler-all", walk.anOrder(UNIT));
        for (String same : List.of("unit.code", "state", "version", "dueAt")) {
            assertThat((Object) after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(after.getString("task.state")).isEqualTo("accepted");
        walk.reportedBack(UNIT);
        assertThat(walk.state()).isEqualTo("checking");
    }

    @Test
    void aLateClosingKeepsTheServiceOnRecordAndPaysNothing() {
        Walk walk = orderTaken();
        String task = opened(walk);
        registered("volunteer-other", walk);
        Map<String, Long> had = balances("volunteer-other");
        String claim = claimed("volunteer-other", needOf("volunteer-other", task));
        untilClaim("volunteer-other", claim, "confirmed");
        act("volunteer-other", claim(claim), "check-in", null);
        untilTask(task, "begun");

        walk.reportedBack(UNIT);

        untilTask(task, "withdrawn");
        assertThat(read("dispatcher", task(task)).getString("endedBecause")).isEqualTo("order-handled");
        assertThat(untilClaim("volunteer-other", claim, "recorded").getInt("minutes"))
                .isZero();
        assertThat(balances("volunteer-other")).isEqualTo(had);
    }

    private Walk orderTaken() {
        return new Walk(city)
                .submitted(Walk.BY_PEOPLE)
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched(UNIT)
                .taken(UNIT);
    }

    /** Opens the order for an hour from twenty minutes on. @return the task's id */
    private String opened(Walk walk) {
        Instant begins = Instant.now().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);
        Response answer = people.as("dispatcher")
                .body(Map.of(
                        "kind",
                        "patrol",
                        "beginsAt",
                        begins.toString(),
                        "endsAt",
                        begins.plus(Duration.ofHours(2)).toString(),
                        "minutes",
                        60,
                        "reach",
                        "city"))
                .post(walk.anOrder(UNIT) + "/tasks");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    /** @return the profile's id, the one there is already when somebody registered before */
    private String registered(String who, Walk walk) {
        String area = walk.seenBy("dispatcher").getString("area.code");
        // The registry's areas are on their way while the city is young.
        return await("the profile of " + who)
                .atMost(HOP)
                .until(
                        () -> people.as(who)
                                .body(Map.of("name", "志愿者", "area", area))
                                .post(city.volunteer() + "/v1/people"),
                        answer -> answer.statusCode() == 200 || answer.statusCode() == 201)
                .path("id");
    }

    private String needOf(String who, String task) {
        return await("the need of task " + task)
                .atMost(HOP)
                .until(
                        () -> read(who, city.volunteer() + "/v1/needs?state=open&kind=patrol&limit=200")
                                .<String>getList("items.id")
                                .stream()
                                .filter(need -> task.equals(read(who, city.volunteer() + "/v1/needs/" + need)
                                        .getString("originId")))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private String claimed(String who, String need) {
        Response answer = people.as(who).post(city.volunteer() + "/v1/needs/" + need + "/claims");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private JsonPath untilClaim(String who, String claim, String state) {
        return until(who, claim(claim), state);
    }

    private void untilTask(String task, String state) {
        until("dispatcher", task(task), state);
    }

    private JsonPath until(String who, String url, String state) {
        return await(url + " to be " + state)
                .atMost(HOP)
                .until(() -> read(who, url), seen -> state.equals(seen.getString("state")));
    }

    private void act(String who, String resource, String action, Map<String, ?> body) {
        String version = people.as(who).get(resource).header("ETag");
        Response answer = people.as(who)
                .header("If-Match", version)
                .body(body == null ? Map.of() : body)
                .post(resource + "/" + action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private JsonPath read(String who, String url) {
        return people.as(who).get(url).then().statusCode(200).extract().jsonPath();
    }

    private Map<String, Long> balances(String who) {
        Map<String, Long> balances = new HashMap<>();
        List<Map<String, Object>> accounts =
                read(who, city.volunteer() + "/v1/accounts").getList("items");
        accounts.stream()
                .filter(account -> account.get("ownerKind").equals("person"))
                .forEach(account -> balances.put(
                        account.get("currency").toString(), ((Number) account.get("balance")).longValue()));
        return balances;
    }

    private String claim(String id) {
        return city.volunteer() + "/v1/claims/" + id;
    }

    private String task(String id) {
        return city.dispatch() + "/v1/tasks/" + id;
    }

    private String matter(String id) {
        return task(id) + "/matter";
    }
}
