package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Volunteers, needs and claims over REST, each step by the person whose task it is. */
final class Helping {

    /** A grid far from that of the main line's tests. */
    static final String ELSEWHERE = "ah-bq-05-04-g01";

    private final RunningCity city;

    Helping(RunningCity city) {
        this.city = city;
    }

    /** A haircut of up to an hour that begins so many minutes from now; a body to add to. */
    static Map<String, Object> need(String area, int minutesAhead) {
        Instant begins = Instant.now().plus(Duration.ofMinutes(minutesAhead)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "haircut");
        body.put("title", "上门理发");
        body.put("area", area);
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(1)).toString());
        return body;
    }

    /** Registers whoever signs in, once. @return the person's id */
    String registered(String login, String area) {
        Response answer = city.people()
                .as(login)
                .body(Map.of("name", login, "area", area))
                .post(city.volunteer() + "/v1/people");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer.path("id");
    }

    /** @return the id of somebody who has no phone to sign in with */
    String registeredByDesk(Map<String, ?> person) {
        return made("desk", "people", person);
    }

    /** @return the need's id */
    String proposed(String login, Map<String, ?> need) {
        return made(login, "needs", need);
    }

    /** The desk finds it right and opens it. @return the need's id */
    String opened(String need) {
        act("desk", "needs", need, "review", Map.of());
        act("desk", "needs", need, "opening", Map.of());
        return need;
    }

    /** @return the claim's id */
    String claimed(String login, String need) {
        return made(login, "needs/" + need + "/claims", Map.of());
    }

    /** @return the id of what was made */
    String made(String login, String list, Map<String, ?> body) {
        Response answer = city.people()
                .as(login)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(city.volunteer() + "/v1/" + list);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Json.text(answer, "id");
    }

    /** Acts on what is there now: reads its version first, as an app would. */
    void act(String login, String list, String id, String action, Map<String, ?> body) {
        String resource = city.volunteer() + "/v1/" + list + "/" + id;
        String version = city.people()
                .as(login)
                .get(resource)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        Response answer =
                city.people().as(login).header("If-Match", version).body(body).post(resource + "/" + action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    JsonPath seen(String login, String url) {
        return city.people().as(login).get(url).then().statusCode(200).extract().jsonPath();
    }
}
