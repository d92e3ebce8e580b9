package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Something is killed while carers visit and the desk verifies. Afterwards every visit stands where its last acknowledged act put
 * it, each act is on record once, the contract counts each visit once, and all of it is on the topic.
 */
class CareCrashSystemTest {

    private static final int VISITS = 24;
    private static final int CARERS = 4;
    /** Acts after which something is killed; four are done to each visit. */
    private static final int MIDDLE = VISITS;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration UP_AGAIN = Duration.ofSeconds(120);

    private final RunningCity city = RunningCity.get();
    private final Insistent toCare = new Insistent(city.people());
    private final Database care = new Database(city, "care");
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final LocalDate today = LocalDate.now(ZONE);

    @AfterEach
    void startAll() {
        city.platform().start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"care", "postgresql"})
    void whatWasDoneOnAVisitHoldsAndCountsOnceWhateverIsKilled(String victim) throws Exception {
        String carer = takenOn();
        String contract = contract();
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            visits.add(published(contract, carer));
        }

        try (ExecutorService carers = Executors.newFixedThreadPool(CARERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (String visit : visits) {
                work.add(carers.submit(() -> visited(visit)));
            }
            await("the middle of the work").atMost(UP_AGAIN).until(() -> acknowledged.get() >= MIDDLE);
            assertThat(acknowledged.get())
                    .as("inconclusive: all was done before the kill")
                    .isLessThan(VISITS * 4);
            kill(victim);
            for (Future<?> each : work) {
                each.get(5, TimeUnit.MINUTES);
            }
        }

        assertThat(toCare.interrupted())
                .as("inconclusive: killing %s interrupted nothing", victim)
                .isPositive();
        Object[] ids = visits.toArray();
        assertThat(care.number("SELECT count(*) FROM visit WHERE id = ANY(?) AND state = 'verified'", (Object) ids))
                .isEqualTo(VISITS);
        for (String action : List.of("set-out", "arrive", "finish", "verify")) {
            assertThat(care.column(
                            "SELECT entity_id FROM audit_entry WHERE entity = 'visit' AND action = ? AND entity_id = ANY(?)",
                            action,
                            ids))
                    .as("audited: " + action)
                    .hasSize(VISITS)
                    .doesNotHaveDuplicates();
        }
        assertThat(care.number("SELECT consumed FROM package_line WHERE package_id::text = ?", contract))
                .isEqualTo(VISITS);
        assertThat(care.number("SELECT reserved FROM package_line WHERE package_id::text = ?", contract))
                .isZero();
        await("all events on the topic")
                .atMost(UP_AGAIN)
                .untilAsserted(() -> assertThat(onTheTopic(visits))
                        .containsAll(care.column(
                                "SELECT key || ' ' || version FROM outbox WHERE topic = 'linli.care.visits' AND key = ANY(?)",
                                (Object) ids)));
    }

    private void kill(String victim) {
        if (victim.equals("postgresql")) {
            city.platform().database().kill();
            city.platform().database().start();
        } else {
            city.platform().service(victim).kill();
            city.platform().service(victim).start();
        }
    }

    private void visited(String visit) {
        String path = city.care() + "/v1/visits/" + visit;
        act("carer", path, "setting-out", Map.of(), Set.of("on-the-way", "arrived", "done", "verified"));
        act("carer", path, "arrival", Map.of(), Set.of("arrived", "done", "verified"));
        act("carer", path, "finishing", Map.of("tasks", List.of("seen")), Set.of("done", "verified"));
        act("desk", path, "verification", Map.of(), Set.of("verified"));
    }

    private void act(String who, String path, String action, Map<String, ?> body, Set<String> done) {
        toCare.decide(who, path, action, body, done);
        acknowledged.incrementAndGet();
    }

    private Set<String> onTheTopic(List<String> visits) {
        Set<String> keys = Set.copyOf(visits);
        Set<String> found = new TreeSet<>();
        new Topic(city.platform().kafka().bootstrapServers(), "linli.care.visits").read((key, version) -> {
            if (keys.contains(key)) {
                found.add(key + " " + version);
            }
        });
        return found;
    }

    private String contract() {
        return made(
                "/v1/packages",
                Map.of(
                        "number",
                        "CRASH-" + UUID.randomUUID(),
                        "unit",
                        AccessCare.UNIT,
                        "area",
                        AccessThings.GRID,
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(30).toString(),
                        "lines",
                        List.of(Map.of("kind", "door-knock", "visits", VISITS))));
    }

    /** A door knock of today that the contract pays. */
    private String published(String contract, String carer) {
        String elder = registered();
        city.people()
                .as("desk")
                .header("If-Match", version("/v1/packages/" + contract))
                .body(Map.of("visits", 1))
                .put(city.care() + "/v1/packages/" + contract + "/people/" + elder)
                .then()
                .statusCode(200);
        String item = made(
                "/v1/elders/" + elder + "/care-items",
                Map.of(
                        "kind",
                        "door-knock",
                        "recurrence",
                        "FREQ=DAILY",
                        "firstDay",
                        today.toString(),
                        "lastDay",
                        today.toString(),
                        "window",
                        Map.of("from", "00:00", "to", "24:00"),
                        "packageId",
                        contract));
        String visit = item + "." + today.toString().replace("-", "");
        await("a time at which the carer is free").until(() -> published(visit, carer, anyTime()) == 200);
        return visit;
    }

    private int published(String visit, String carer, String at) {
        return city.people()
                .as("desk")
                .header("If-Match", version("/v1/visits/" + visit))
                .body(Map.of("parts", List.of(Map.of("carer", carer, "beginsAt", at))))
                .post(city.care() + "/v1/visits/" + visit + "/publication")
                .statusCode();
    }

    private String anyTime() {
        ZonedDateTime midnight = today.atStartOfDay(ZONE);
        int slot = Math.floorMod(UUID.randomUUID().hashCode(), 140);
        return midnight.plusMinutes(10L * slot).toInstant().toString();
    }

    private String registered() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "孔德勤");
        // Nobody of the same name and birth date: they would be pairs.
        body.put(
                "birthDate",
                LocalDate.of(1930, 1, 1)
                        .plusDays(Math.floorMod(UUID.randomUUID().hashCode(), 5_000))
                        .toString());
        body.put("sex", "female");
        body.put("area", AccessThings.GRID);
        body.put("address", "幸福里" + UUID.randomUUID().toString().substring(0, 8) + "号");
        body.put("living", "alone");
        body.put("consent", true);
        body.put("homeVisits", true);
        Response answer = city.people()
                .as("gridworker")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(city.care() + "/v1/elders");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private String takenOn() {
        await("the areas and postings of the city in care")
                .atMost(UP_AGAIN)
                .until(() ->
                        city.people().as("desk").get(city.care() + "/v1/carers").statusCode() == 200);
        Response answer = city.people()
                .as("desk")
                .body(Map.of(
                        "subject",
                        city.people().subject("carer"),
                        "name",
                        "邵玉兰",
                        "unit",
                        AccessCare.UNIT,
                        "area",
                        "ah-bq-01-01",
                        "skills",
                        List.of("haircut"),
                        "mode",
                        "e-bike"))
                .post(city.care() + "/v1/carers");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409);
        return city.people().as("carer").get(city.care() + "/v1/carers/me").path("id");
    }

    private String made(String path, Map<String, Object> body) {
        Response answer = city.people().as("desk").body(body).post(city.care() + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private String version(String path) {
        return city.people().as("desk").get(city.care() + path).header("ETag");
    }
}
