package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.local.Service;
import org.linli.system.Crowd.Asked;
import org.linli.system.Crowd.Told;

/**
 * As many agreements as one city made, opened at once and asked for by a crowd through two processes of volunteer-service, of
 * which one is killed half way: the desk claims for people without a phone, who stand in its office.
 */
class ClaimRaceSystemTest {

    private static final int NEEDS = 147;
    private static final int CLAIMS = 2000;
    private static final int PEOPLE = 300;
    private static final int AT_ONCE = 8;
    /** Every tenth person lives in another community than what they ask for reaches. */
    private static final int FROM_AFAR = 10;

    private static final String HERE = "ah-bq-04-03-g01";
    private static final String AFAR = "ah-bq-04-04-g01";
    private static final int MINUTES_A_DAY = 24 * 60;

    private final RunningCity city = RunningCity.get();
    private final Helping helping = new Helping(city);
    private final Random random = new Random(NEEDS);
    private final Service replica = city.platform().replica("volunteer");

    @AfterEach
    void noReplicaIsLeft() {
        replica.kill();
    }

    @Test
    void everyPlaceIsFilledOnceAndEverybodyIsToldClearlyWhenAReplicaIsKilledHalfWay() throws Exception {
        replica.launch();
        List<Integer> places =
                IntStream.range(0, NEEDS).mapToObj(i -> 1 + random.nextInt(3)).toList();
        List<String> needs = sideBySide(NEEDS, i -> need(i, places.get(i)));
        List<String> people = sideBySide(PEOPLE, this::person);
        Set<String> fromAfar = IntStream.range(0, PEOPLE)
                .filter(ClaimRaceSystemTest::isFromAfar)
                .mapToObj(people::get)
                .collect(Collectors.toSet());
        List<Asked> asked = wishes(needs, people);
        replica.awaitReady();
        Crowd crowd = new Crowd(
                List.of(city.volunteer(), replica.url()), city.people().token("desk"));

        List<Told> told = crowd.ask(asked, () -> {
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> crowd.answered() >= CLAIMS / 2);
            replica.kill();
        });

        int brokenOff = told.stream().mapToInt(Told::brokenOff).sum();
        System.out.printf(
                "killed a replica after half of %d claims: %d calls broke off, %d of them had come through%n",
                CLAIMS,
                brokenOff,
                told.stream()
                        .filter(each -> each.brokenOff() > 0 && each.status() == 200)
                        .count());
        assertThat(brokenOff)
                .as("inconclusive: killing the replica interrupted nothing")
                .isPositive();
        assertThat(told).hasSize(CLAIMS);
        assertToldClearly(told, fromAfar);
        Map<Asked, String> claims = claimsOf(told);
        for (int i = 0; i < NEEDS; i++) {
            assertPlacesFilledOnce(needs.get(i), places.get(i), told, fromAfar, claims);
        }
        assertAuditedOnce(needs, claims.values());
        assertToldToTheCity(needs, claims.size());
    }

    private String need(int number, int places) {
        // Each on a day of its own, so that one person can serve several.
        Map<String, Object> need = Helping.need(HERE, (1 + number) * MINUTES_A_DAY);
        need.put("places", places);
        need.put("reach", "community");
        return helping.opened(helping.proposed("desk", need));
    }

    private String person(int number) {
        String area = isFromAfar(number) ? AFAR : HERE;
        return helping.registeredByDesk(Map.of("name", "赶早的" + number, "area", area, "forAnother", true));
    }

    private static boolean isFromAfar(int person) {
        return person % FROM_AFAR == 0;
    }

    /** Each need is asked for by some, a few by very many, and one in ten asks twice. */
    private List<Asked> wishes(List<String> needs, List<String> people) {
        List<Asked> wishes = new ArrayList<>();
        while (wishes.size() < CLAIMS) {
            int i = wishes.size() < NEEDS * 8
                    ? wishes.size() % NEEDS
                    : Math.min(random.nextInt(NEEDS), random.nextInt(NEEDS));
            Asked wish = new Asked(needs.get(i), people.get(random.nextInt(PEOPLE)));
            wishes.add(wish);
            if (wishes.size() % 10 == 0 && wishes.size() < CLAIMS) {
                wishes.add(wish);
            }
        }
        Collections.shuffle(wishes, random);
        return wishes;
    }

    private static void assertToldClearly(List<Told> told, Set<String> fromAfar) {
        assertThat(told).allSatisfy(each -> {
            assertThat(each.status()).as(each.body()).isIn(200, 201, 409);
            if (each.status() == 409) {
                boolean afar = fromAfar.contains(each.asked().person());
                String type = each.json().required("type").asText();
                assertThat(type.substring(type.lastIndexOf('/') + 1))
                        .as(each.body())
                        // A place that is gone is said first, to whoever asks.
                        .isIn(afar ? Set.of("may-not-serve", "no-place-free") : Set.of("no-place-free"));
            } else {
                assertThat(fromAfar).doesNotContain(each.asked().person());
            }
        });
    }

    /** The claim each was told of: always the same one, made by one call, and nobody who has one was refused. */
    private static Map<Asked, String> claimsOf(List<Told> told) {
        Map<Asked, Set<String>> claims = new HashMap<>();
        Map<Asked, Integer> made = new HashMap<>();
        told.stream().filter(each -> each.status() != 409).forEach(each -> {
            claims.computeIfAbsent(each.asked(), none -> new HashSet<>())
                    .add(each.json().required("id").asText());
            made.merge(each.asked(), each.status() == 201 ? 1 : 0, Integer::sum);
        });
        assertThat(claims.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(made)
                .allSatisfy((asked, times) ->
                        assertThat(times).as("made by one call").isLessThanOrEqualTo(1));
        assertThat(told.stream().filter(each -> each.status() == 409).map(Told::asked))
                .as("refused, and yet given a place")
                .doesNotContainAnyElementsOf(claims.keySet());
        return claims.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().iterator().next()));
    }

    private void assertPlacesFilledOnce(
            String need, int places, List<Told> told, Set<String> fromAfar, Map<Asked, String> claims) {
        long wanted = told.stream()
                .map(Told::asked)
                .filter(asked -> asked.need().equals(need) && !fromAfar.contains(asked.person()))
                .distinct()
                .count();
        String url = city.volunteer() + "/v1/needs/" + need;
        JsonNode standing = seen(url);
        JsonNode held = seen(url + "/claims").required("items");

        assertThat(wanted).as("enough people asked").isGreaterThanOrEqualTo(places);
        assertThat(standing.required("state").asText()).isEqualTo("filled");
        assertThat(standing.required("free").asInt(-1)).isZero();
        assertThat(Json.texts(held, "state")).hasSize(places).containsOnly("held");
        assertThat(Json.texts(held, "place"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, places)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(Json.texts(held, "personId")).doesNotHaveDuplicates();
        assertThat(Json.texts(held, "id"))
                .as("the claims that people were told of")
                .containsExactlyInAnyOrderElementsOf(claims.entrySet().stream()
                        .filter(each -> each.getKey().need().equals(need))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private JsonNode seen(String url) {
        Response answer = city.people().as("desk").get(url);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Json.of(answer);
    }

    private void assertAuditedOnce(List<String> needs, Collection<String> claims) {
        assertThat(new Database(city, "volunteer")
                        .column(
                                "SELECT details::json ->> 'claim' FROM audit_entry"
                                        + " WHERE entity = 'need' AND action = 'claim' AND entity_id = ANY(?)",
                                (Object) needs.toArray()))
                .as("audited")
                .containsExactlyInAnyOrderElementsOf(claims);
    }

    /** The events of each need come in the order of its versions, without a gap; one that comes twice is the same event. */
    private void assertToldToTheCity(List<String> needs, int claims) {
        Topic topic = new Topic(city.platform().kafka().bootstrapServers(), "linli.volunteer.needs");
        Map<String, Long> versions = needs.stream()
                .collect(Collectors.toMap(
                        need -> need,
                        need -> seen(city.volunteer() + "/v1/needs/" + need)
                                .required("version")
                                .asLong()));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Map<String, List<String>> ids = new HashMap<>();
                    Map<String, String> types = new HashMap<>();
                    topic.events(event -> {
                        if (versions.containsKey(event.key())) {
                            List<String> before = ids.computeIfAbsent(event.key(), none -> new ArrayList<>());
                            if (event.version() <= before.size()) {
                                assertThat(before.get((int) event.version() - 1))
                                        .isEqualTo(event.id());
                            } else {
                                assertThat(event.version())
                                        .as("version after " + before)
                                        .isEqualTo(before.size() + 1);
                                before.add(event.id());
                                types.put(event.id(), event.type());
                            }
                        }
                    });
                    assertThat(ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each ->
                                    (long) each.getValue().size())))
                            .isEqualTo(versions);
                    assertThat(types.values().stream().filter("linli.volunteer.claim-held.v1"::equals))
                            .hasSize(claims);
                });
    }

    private static List<String> sideBySide(int many, IntFunction<String> made) throws Exception {
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> all = IntStream.range(0, many)
                    .mapToObj(i -> hands.submit(() -> made.apply(i)))
                    .toList();
            List<String> ids = new ArrayList<>();
            for (Future<String> each : all) {
                ids.add(each.get());
            }
            return ids;
        }
    }
}
