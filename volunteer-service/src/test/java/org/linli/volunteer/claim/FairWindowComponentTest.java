package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.stateOf;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;

@QuarkusTest
class FairWindowComponentTest extends ClaimScene {

    @Test
    void claimsWithinTheFairWindowAreDrawnAsAnybodyCanDrawAgain() {
        Map<String, Object> body = later(need(town));
        body.put("places", 2);
        body.put("fairWindowSeconds", 600);
        String need = opened(town, body);
        Map<UUID, String> entered = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            Neighbour one = Neighbours.in(database, town, town.grid);
            entered.put(one.id(), entered(one, need));
        }
        // Giving it back and claiming anew draws no other lot.
        Neighbour again = Neighbours.in(database, town, town.grid);
        String first = entered(again, need);
        change(again.token(), "/v1/claims/" + first, "release", Map.of("reason", "再试一次"))
                .then()
                .statusCode(200);
        entered.put(again.id(), entered(again, need));

        timePasses(need, Duration.ofSeconds(601));

        List<UUID> order = Draw.order(UUID.fromString(need), List.copyOf(entered.keySet()));
        for (UUID person : order) {
            assertState(entered.get(person), order.indexOf(person) < 2 ? "held" : "not-drawn");
        }
        assertThat(stateOf(town, need)).isEqualTo("filled");
        assertKeepsTheContract(need);
    }

    @Test
    void whoComesAfterTheFairWindowComesAfterThoseWhoCameInTime() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 1);
        String need = opened(town, body);
        String inTime = entered(neighbour, need);
        Neighbour late = Neighbours.in(database, town, town.grid);

        Instant until = Instant.parse(as(town.desk()).get("/v1/needs/" + need).path("fairUntil"));
        await().until(() -> Instant.now().isAfter(until));

        as(late.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/no-place-free"));
        await().untilAsserted(() -> assertState(inTime, "held"));
    }

    @Test
    void nobodyWinsTwoPlacesAtTheSameTime() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 600);
        String one = opened(town, body);
        String other = opened(town, body);
        String inOne = entered(neighbour, one);
        String inOther = entered(neighbour, other);

        timePasses(one, Duration.ofSeconds(601));
        timePasses(other, Duration.ofSeconds(601));

        assertState(inOne, "held");
        assertState(inOther, "not-drawn");
    }

    @Test
    void aFairWindowEndsBeforeTheFirstMayCheckIn() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 86_400);
        String need = opened(town, body);

        Instant until = Instant.parse(as(town.desk()).get("/v1/needs/" + need).path("fairUntil"));

        assertThat(until).isEqualTo(Instant.parse((String) body.get("beginsAt")).minus(Duration.ofMinutes(60)));
    }

    private static String entered(Neighbour who, String need) {
        return as(who.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .body("state", equalTo("entered"))
                .extract()
                .path("id");
    }

    /** The same need tomorrow, so that there is time for a fair window. */
    private static Map<String, Object> later(Map<String, Object> body) {
        for (String field : List.of("beginsAt", "endsAt")) {
            body.put(
                    field,
                    Instant.parse((String) body.get(field))
                            .plus(Duration.ofDays(1))
                            .toString());
        }
        return body;
    }
}
