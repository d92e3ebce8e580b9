package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ClaimRaceComponentTest {

    /** As many as one city had agreements for: some are claimed within minutes by many at once. */
    private static final int NEEDS = 147;

    private static final int CLAIMS = 2000;
    private static final int PEOPLE = 400;
    private static final int AT_ONCE = 32;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @Test
    void asManyGetAPlaceAsThereAreAndEverybodyIsToldClearly() throws Exception {
        Town town = Town.known(database);
        Random random = new Random(147);
        List<String> open = new ArrayList<>();
        int places = 0;
        for (int i = 0; i < NEEDS; i++) {
            Map<String, Object> body = need(town);
            int wanted = 1 + random.nextInt(3);
            places += wanted;
            body.put("places", wanted);
            // Each at a time of its own, so that one person can serve several.
            body.put("beginsAt", "2030-01-01T00:00:00Z".replace("01-01", "0" + (1 + i / 28 % 9) + "-" + day(i)));
            body.put("endsAt", "2030-01-01T01:00:00Z".replace("01-01", "0" + (1 + i / 28 % 9) + "-" + day(i)));
            open.add(opened(town, body));
        }
        List<Neighbour> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Neighbours.in(database, town, town.grid));
        }
        // Some needs are far more popular than others, and some people ask twice.
        List<Runnable> asked = new ArrayList<>();
        List<Response> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < CLAIMS; i++) {
            String need = open.get(i < NEEDS * 4 ? i % NEEDS : Math.min(random.nextInt(NEEDS), random.nextInt(NEEDS)));
            Neighbour who = people.get(random.nextInt(PEOPLE));
            asked.add(() -> answers.add(as(who.token()).post("/v1/needs/" + need + "/claims")));
        }
        Collections.shuffle(asked, random);

        try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            asked.forEach(one -> all.add(crowd.submit(one)));
            for (Future<?> each : all) {
                each.get();
            }
        }

        assertThat(answers).hasSize(CLAIMS).extracting(Response::statusCode).containsOnly(200, 201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                // Read without a script for each of so many.
                .allSatisfy(answer -> assertThat(
                                json.readTree(answer.asString()).path("type").asText())
                        .endsWith("/no-place-free"));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(standing(town));
        assertThat(database.list("""
                        SELECT n.id FROM need n LEFT JOIN claim c ON c.need_id = n.id AND c.state = 'HELD'
                         WHERE n.area = ? GROUP BY n.id
                        HAVING count(c.id) <> n.taken OR count(c.id) > n.places OR count(DISTINCT c.person_id) <> count(c.id)
                            OR (n.state = 'FILLED') <> (count(c.id) = n.places)""", row -> row.getString("id"), town.grid))
                .as("needs whose count is wrong, that hold too many, or somebody twice")
                .isEmpty();
        assertThat(standing(town))
                .as("every place that was asked for often enough is taken")
                .isEqualTo(places);
    }

    private int standing(Town town) {
        return database.first(
                        "SELECT count(*) AS n FROM claim c JOIN need n ON n.id = c.need_id WHERE n.area = ? AND c.state = 'HELD'",
                        row -> row.getInt("n"),
                        town.grid)
                .orElseThrow();
    }

    private static String day(int i) {
        return "%02d".formatted(1 + i % 28);
    }
}
