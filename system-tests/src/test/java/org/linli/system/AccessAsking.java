package org.linli.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A need of the grid that was filled by asking {@code volunteer}, who said yes and was chosen; a plan without needs; and a
 * claim of {@code volunteer} that nobody has confirmed.
 */
final class AccessAsking implements AccessPart {

    private static final String GRID = AccessThings.GRID;

    private final RunningCity city;
    private final Helping helping;
    private final String filled;
    private final String invitation;
    private final String plan;
    private final String doubtful;

    /** @param volunteer the person who signs in as that */
    AccessAsking(RunningCity city, String volunteer) {
        this.city = city;
        this.helping = new Helping(city);
        city.people()
                .as("volunteer")
                .body(Map.of("kind", "matching", "given", true))
                .post(city.volunteer() + "/v1/people/" + volunteer + "/consents")
                .then()
                .statusCode(200);
        String version = city.people()
                .as("volunteer")
                .get(city.volunteer() + "/v1/people/" + volunteer)
                .header("ETag");
        city.people()
                .as("volunteer")
                .header("If-Match", version)
                .body(Map.of("rules", List.of(Map.of("rrule", "FREQ=DAILY", "start", "00:00", "minutes", 1440))))
                .put(city.volunteer() + "/v1/people/" + volunteer + "/availability")
                .then()
                .statusCode(200);
        this.filled = filled();
        this.invitation = invitation();
        accept();
        this.plan = helping.made("desk", "plans", planning());
        Map<String, Object> soon = Helping.need(GRID, 30 * 60);
        soon.put("places", 2);
        this.doubtful = helping.claimed("volunteer", helping.opened(helping.proposed("desk", soon)));
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "an open need of the grid that is being filled", List.of(filled),
                "an invitation of the volunteer", List.of(invitation),
                "a plan of the grid", List.of(plan),
                "a claim of the volunteer at risk", List.of(doubtful));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.of("POST /v1/plans", planning());
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "GET /v1/invitations", "?limit=200",
                "GET /v1/claims/at-risk", "?limit=200");
    }

    @Override
    public Map<String, Object> standing() {
        String need = city.volunteer() + "/v1/needs/" + filled;
        return Map.of(
                "invitations", helping.seen("desk", need + "/invitations").getList("items.state"),
                "claims of who was invited",
                        helping.seen("desk", need + "/claims").getList("items.state"));
    }

    /** Nothing is needed in these days, so that applying the plan asks nobody. */
    private static Map<String, Object> planning() {
        Instant far = Instant.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.DAYS);
        return Map.of(
                "area",
                GRID,
                "from",
                far.toString(),
                "to",
                far.plus(Duration.ofDays(1)).toString());
    }

    private String filled() {
        Map<String, Object> need = Helping.need(GRID, 3 * 24 * 60);
        need.put("urgency", "urgent");
        need.put("reach", "community");
        String id = helping.opened(helping.proposed("desk", need));
        city.people()
                .as("desk")
                .post(city.volunteer() + "/v1/needs/" + id + "/filling")
                .then()
                .statusCode(200);
        return id;
    }

    private String invitation() {
        return await("the invitation of volunteer")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> helping.seen("volunteer", city.volunteer() + "/v1/invitations?state=asked")
                                .<String>get("items.find { it.need.id == '" + filled + "' }?.id"),
                        found -> found != null);
    }

    private void accept() {
        city.people()
                .as("volunteer")
                .post(city.volunteer() + "/v1/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(200);
        await("the choice")
                .atMost(Duration.ofSeconds(30))
                .until(() -> helping.seen("volunteer", city.volunteer() + "/v1/invitations?limit=200")
                        .getString("items.find { it.id == '" + invitation + "' }.state")
                        .equals("chosen"));
    }
}
