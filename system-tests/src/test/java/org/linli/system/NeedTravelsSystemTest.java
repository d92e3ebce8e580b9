package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A need travels: wish → need → claim → service → the resident's word → points and minutes, and back, while every event on its
 * way is delivered twice; and whom it is for and where is told to nobody but who comes.
 */
class NeedTravelsSystemTest {

    private static final String WISHES = "linli.intake.wishes";
    private static final String VISITS = "linli.care.visits";
    private static final String NEEDS = "linli.volunteer.needs";
    private static final String HOLDERS = "linli.volunteer.holders";
    private static final List<String> TOPICS = List.of(WISHES, NEEDS, HOLDERS);

    private static final String HELPER = "volunteer-other";

    /** Somebody whom no other test sends anywhere: the hours are the same, and the ways too far. */
    private static final String CARE_HELPER = "volunteer3";

    private static final String GRID = Helping.ELSEWHERE;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final RunningCity city = RunningCity.get();
    private final Helping helping = new Helping(city);
    private final Echo echo = new Echo(city.platform().kafka().bootstrapServers(), TOPICS);
    private final String name = "沈" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = "青麓里" + UUID.randomUUID().toString().substring(0, 8) + "号";

    @AfterEach
    void silence() throws Exception {
        echo.close();
    }

    @Test
    void aWishTravelsToWhoHelpsAndItsOutcomeBackEachHopOnce() throws Exception {
        helping.registered(HELPER, GRID);
        Map<String, Long> before = balances();
        String wish = made();
        actOnWish("desk", wish, "approval", Map.of());
        String need = needOf(WISHES, wish);
        assertContact(HELPER, wish, 404);

        String claim = helping.claimed(HELPER, need);
        assertContact(HELPER, wish, 404);
        helping.act(HELPER, "claims", claim, "confirmation", Map.of());
        soon().untilAsserted(() -> assertContact(HELPER, wish, 200));
        city.people()
                .as(HELPER)
                .get(contact(wish))
                .then()
                .body("name", equalTo(name))
                .body("address", equalTo(address));
        assertContact("volunteer2", wish, 404);
        assertThat(helping.seen(HELPER, city.volunteer() + "/v1/needs/" + need + "/contact")
                        .getString("path"))
                .isEqualTo("/v1/wishes/" + wish + "/contact");
        soon().until(() -> stateOf(wish).equals("claimed"));
        helping.act(HELPER, "claims", claim, "check-in", Map.of());
        helping.act(HELPER, "claims", claim, "check-out", Map.of());
        soon().until(() -> stateOf(wish).equals("served"));
        soon().untilAsserted(() -> assertContact(HELPER, wish, 404));

        actOnWish("resident", wish, "fulfilment", Map.of("fulfilled", true, "minutes", 30));

        soon().until(() -> helping.seen("desk", city.volunteer() + "/v1/needs/" + need)
                .getString("state")
                .equals("closed"));
        JsonPath served = helping.seen(HELPER, city.volunteer() + "/v1/claims/" + claim);
        assertThat(served.getString("state")).isEqualTo("recorded");
        assertThat(served.getInt("evidence")).isEqualTo(2);
        everyRecordCameTwice(wish);
        assertThat(kinds(WISHES, wish))
                .containsExactly("wish-made", "wish-approved", "wish-claimed", "wish-served", "wish-fulfilled");
        assertThat(kinds(NEEDS, wish)).doesNotHaveDuplicates().endsWith("claim-recorded", "need-closed");
        assertVersionsWithoutGap(WISHES, wish);
        assertVersionsWithoutGap(NEEDS, wish);
        assertThat(earned(before)).isEqualTo(Map.of("minutes", 30L, "community-points", 5L));
        assertTheAddressIsNowhere(wish, need);
    }

    @Test
    void theApprovedExampleOfElderlyCareBecomesOneNeedAndItsOutcomeNamesTheVisit() throws Exception {
        String visit = "visit-" + UUID.randomUUID();
        sendTwice("help-wanted", visit, 1);
        String need = needOf(VISITS, visit);

        sendTwice("help-withdrawn", visit, 2);

        soon().until(() -> kinds(NEEDS, visit).contains("need-withdrawn"));
        everyRecordCameTwice(visit);
        assertThat(kinds(NEEDS, visit))
                .containsExactly("need-proposed", "need-reviewed", "need-opened", "need-withdrawn");
        assertThat(echo.holding(NEEDS, visit))
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(need));
        assertThat(echo.holding(NEEDS, visit))
                .allSatisfy(record -> assertThat(Echo.text(record)).contains("\"originKind\":\"care-visit\""));
    }

    @Test
    void helpWithAVisitTravelsToWhoComesAndBackAsServed() throws Exception {
        helping.registered(CARE_HELPER, GRID);
        String visit = visitWithoutCarer();
        String path = city.care() + "/v1/visits/" + visit;
        Response wanted = city.people()
                .as("desk")
                .header("If-Match", etag(path))
                .body(Map.of())
                .post(path + "/help");
        assertThat(wanted.statusCode()).as(wanted.asString()).isEqualTo(201);
        String need = needOf(VISITS, visit);
        city.people().as(CARE_HELPER).get(path + "/matter").then().statusCode(404);

        String claim = helping.claimed(CARE_HELPER, need);
        helping.act(CARE_HELPER, "claims", claim, "confirmation", Map.of());
        soon().untilAsserted(() ->
                city.people().as(CARE_HELPER).get(path + "/matter").then().statusCode(200));
        assertThat(helping.seen(CARE_HELPER, path + "/matter").getString("person.address"))
                .isEqualTo(address);
        helping.act(CARE_HELPER, "claims", claim, "check-in", Map.of());
        helping.act(CARE_HELPER, "claims", claim, "check-out", Map.of());
        soon().until(() ->
                helping.seen("desk", path + "/help").getString("state").equals("served"));
        city.people().as(CARE_HELPER).get(path + "/matter").then().statusCode(404);

        Response said = city.people()
                .as("desk")
                .header("If-Match", etag(path + "/help"))
                .body(Map.of("fulfilled", true, "minutes", 15))
                .post(path + "/help/fulfilment");

        assertThat(said.statusCode()).as(said.asString()).isEqualTo(200);
        assertThat(helping.seen("desk", path).getString("state")).isEqualTo("verified");
        soon().until(() -> kinds(NEEDS, visit).contains("need-closed"));
        assertThat(kinds(NEEDS, visit)).doesNotHaveDuplicates().endsWith("claim-recorded", "need-closed");
        assertVersionsWithoutGap(NEEDS, visit);
    }

    /** Somebody lives at the address of this test, and nobody comes yet. */
    private String visitWithoutCarer() {
        Map<String, Object> person = new HashMap<>();
        person.put("name", name);
        person.put("birthDate", "1939-03-04");
        person.put("sex", "female");
        person.put("area", GRID);
        person.put("address", address);
        person.put("living", "alone");
        person.put("consent", true);
        person.put("homeVisits", true);
        Response registered = soon().until(
                        () -> city.people()
                                .as("desk")
                                .header("Idempotency-Key", name)
                                .body(person)
                                .post(city.care() + "/v1/elders"),
                        answer -> answer.statusCode() == 201);
        ZonedDateTime begins = halfAnHourOfOneDay();
        Response entered = city.people()
                .as("desk")
                .body(Map.of(
                        "elder", registered.path("id"),
                        "kind", "door-knock",
                        "beginsAt", begins.toInstant().toString(),
                        "endsAt", begins.plusMinutes(30).toInstant().toString()))
                .post(city.care() + "/v1/visits");
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(201);
        return entered.path("id");
    }

    /** A visit stays within one day of the city, and whoever helps may check in an hour before: shortly before midnight it begins at midnight. */
    private static ZonedDateTime halfAnHourOfOneDay() {
        ZonedDateTime begins = ZonedDateTime.now(ZONE).plusMinutes(30).truncatedTo(ChronoUnit.SECONDS);
        ZonedDateTime midnight = begins.toLocalDate().plusDays(1).atStartOfDay(ZONE);
        return begins.plusMinutes(30).isBefore(midnight) ? begins : midnight;
    }

    private String etag(String path) {
        return city.people()
                .as("desk")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private String made() {
        // Late enough for whoever helped far away a moment ago, and soon enough to check in.
        Map<String, Object> body = new HashMap<>(Helping.need(GRID, 59));
        body.remove("title");
        body.put("words", "腿脚不便,想在家理发。");
        body.put("consent", true);
        body.put("contact", Map.of("name", name, "phone", "199 0000 4321", "address", address));
        String key = UUID.randomUUID().toString();
        List<Response> answers = Stream.of(1, 2)
                .map(time -> city.people()
                        .as("resident")
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post(city.intake() + "/v1/wishes"))
                .toList();
        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 200);
        assertThat(answers.get(1).<String>path("id")).isEqualTo(answers.get(0).path("id"));
        return answers.getFirst().path("id");
    }

    private void actOnWish(String login, String wish, String action, Map<String, ?> body) {
        String resource = city.intake() + "/v1/wishes/" + wish;
        String version = city.people().as(login).get(resource).header("ETag");
        Response answer =
                city.people().as(login).header("If-Match", version).body(body).post(resource + "/" + action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private String stateOf(String wish) {
        return helping.seen("resident", city.intake() + "/v1/wishes/" + wish).getString("state");
    }

    private String contact(String wish) {
        return city.intake() + "/v1/wishes/" + wish + "/contact";
    }

    private void assertContact(String login, String wish, int status) {
        city.people().as(login).get(contact(wish)).then().statusCode(status);
    }

    /** The one need that came of it. */
    private String needOf(String topic, String origin) {
        soon().until(() -> kinds(NEEDS, origin).contains("need-opened"));
        List<String> needs = echo.holding(NEEDS, origin).stream()
                .map(ConsumerRecord::key)
                .distinct()
                .toList();
        assertThat(needs).as(topic).hasSize(1);
        return needs.getFirst();
    }

    private List<String> kinds(String topic, String origin) {
        return echo.holding(topic, origin).stream().map(Echo::kind).toList();
    }

    private void assertVersionsWithoutGap(String topic, String origin) {
        List<Long> versions =
                echo.holding(topic, origin).stream().map(Echo::version).toList();
        assertThat(versions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    private void everyRecordCameTwice(String origin) {
        soon().untilAsserted(() -> TOPICS.forEach(topic -> assertThat(echo.holding(topic, origin))
                .allSatisfy(record -> assertThat(echo.times(record)).isEqualTo(2))));
        // Whoever reads these topics has read both: what comes after them in the same topics has had its effect.
        soon().untilAsserted(() -> assertThat(deadLetters()).isEmpty());
    }

    private List<String> deadLetters() {
        return Stream.of(city.intake(), city.volunteer())
                .flatMap(
                        service -> helping
                                .seen("admin", service + "/v1/dead-letters?limit=200")
                                .getList("items.topic", String.class)
                                .stream())
                .filter(topic -> TOPICS.contains(topic) || topic.equals(VISITS))
                .toList();
    }

    private Map<String, Long> balances() {
        JsonPath accounts = helping.seen(HELPER, city.volunteer() + "/v1/accounts");
        Map<String, Long> balances = new HashMap<>();
        List<Map<String, Object>> items = accounts.getList("items");
        items.forEach(
                item -> balances.put(String.valueOf(item.get("currency")), ((Number) item.get("balance")).longValue()));
        return balances;
    }

    private Map<String, Long> earned(Map<String, Long> before) {
        Map<String, Long> earned = new HashMap<>();
        balances().forEach((currency, balance) -> {
            long more = balance - before.getOrDefault(currency, 0L);
            if (more != 0) {
                earned.put(currency, more);
            }
        });
        return earned;
    }

    private void sendTwice(String kind, String visit, long version) throws Exception {
        String type = "linli.care." + kind + ".v1";
        Path example =
                city.platform().layout().project().resolve("contracts/events/" + VISITS + "/" + type + ".example.json");
        Instant begins = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        String json = Files.readString(example)
                .replace("visit-2026-0312-017", visit)
                .replace("ah-bq-05-01-g01", GRID)
                .replace("2026-03-12T01:00:00Z", begins.toString())
                .replace(
                        "2026-03-12T03:00:00Z", begins.plus(Duration.ofHours(2)).toString());
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/linli/care",
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        visit,
                        "ce_aggregateversion",
                        Long.toString(version),
                        "content-type",
                        "application/json")
                .forEach((header, value) -> headers.add(header, value.getBytes(StandardCharsets.UTF_8)));
        Topic topic = new Topic(city.platform().kafka().bootstrapServers(), VISITS);
        topic.send(visit, json.getBytes(StandardCharsets.UTF_8), headers);
        topic.send(visit, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Neither name nor address is in a list, on a topic or in a log of any service. */
    private void assertTheAddressIsNowhere(String wish, String need) throws IOException {
        List<String> places = new ArrayList<>();
        for (String url : List.of(
                city.intake() + "/v1/wishes?limit=200",
                city.intake() + "/v1/wishes/" + wish,
                city.volunteer() + "/v1/needs?limit=200&area=" + GRID,
                city.volunteer() + "/v1/needs/" + need,
                city.volunteer() + "/v1/needs/" + need + "/claims")) {
            places.add(city.people().as("desk").get(url).asString());
        }
        TOPICS.forEach(topic -> echo.holding(topic, "").forEach(record -> places.add(Echo.text(record))));
        assertThat(places).allSatisfy(text -> assertThat(text).doesNotContain(name, address));
        try (Stream<Path> logs = Files.walk(city.platform().layout().home().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(log), StandardCharsets.UTF_8))
                        .as(log.toString())
                        .doesNotContain(name, address);
            }
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
