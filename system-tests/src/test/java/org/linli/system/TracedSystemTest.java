package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/**
 * What an operator sees of a matter: one trace from the resident's phone to the department's record and back, in the logs of
 * every service on the way, and nothing there that tells who anybody is.
 */
class TracedSystemTest {

    private static final Duration HOP = Duration.ofSeconds(90);
    private static final String PHONE = "00f067aa0ba902b7";
    private static final List<String> SERVICES = List.of("intake", "dispatch", "reporting", "volunteer", "care");

    private final RunningCity city = RunningCity.get();
    private final ObjectMapper json = new ObjectMapper();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theTraceOfAReportReachesTheDepartmentAndComesBackAndStandsInTheLogs() throws IOException {
        String trace = Collector.recordedTrace();

        Walk walk = new Walk(city)
                .submitted(Walk.report("路灯不亮" + mark, Walk.BY_PEOPLE), Map.of("traceparent", asHeader(trace)))
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched("dept-urban")
                .taken("dept-urban")
                .reportedBack("dept-urban");

        String order = walk.orderId("dept-urban");
        await("the department's record")
                .atMost(HOP)
                .untilAsserted(() -> assertThat(traceOf("linli.dispatch.orders.dept-urban", order))
                        .isEqualTo(trace));
        assertThat(traceOf("linli.intake.reports", walk.reportId())).isEqualTo(trace);
        assertThat(traceOf("linli.intake.dossiers", walk.reportId())).isEqualTo(trace);
        assertThat(traceOf("linli.dispatch.cases", walk.caseId())).isEqualTo(trace);
        assertThat(traceOf("linli.dispatch.answers", walk.reportId())).isEqualTo(trace);
        for (String service : List.of("dispatch", "intake", "reporting")) {
            await("the trace in the log of " + service)
                    .atMost(HOP)
                    .until(() -> lines(service)
                            .anyMatch(line ->
                                    line.path("mdc").path("traceId").asText().equals(trace)));
        }
        assertThat(lines("dispatch")
                        .anyMatch(line -> line.path("mdc").path("case").asText().equals(walk.number())))
                .as("the case's number in the log of dispatch")
                .isTrue();
        await("the spans at the collector")
                .atMost(HOP)
                .untilAsserted(() -> assertThat(city.collector().of(trace))
                        .extracting(Collector.Seen::service, Collector.Seen::name)
                        .contains(
                                tuple("linli-intake", "POST /v1/reports"),
                                tuple("linli-intake", "send linli.intake.dossiers"),
                                tuple("linli-dispatch", "handle linli.intake.dossier-opened.v1"),
                                tuple("linli-dispatch", "send linli.dispatch.orders.dept-urban"),
                                tuple("linli-intake", "handle linli.dispatch.answer-given.v1"),
                                tuple("linli-reporting", "handle linli.intake.report-accepted.v1")));
        await("one tree below the resident's phone").atMost(HOP).untilAsserted(() -> {
            List<Collector.Seen> spans = city.collector().of(trace);
            Set<String> ids = spans.stream().map(Collector.Seen::id).collect(Collectors.toSet());
            assertThat(spans)
                    .allSatisfy(span -> assertThat(span.parent().equals(PHONE) || ids.contains(span.parent()))
                            .as(span.all())
                            .isTrue());
        });
    }

    @Test
    void nobodysNamePhoneAddressOrWordsStandInALogOrAMetric() throws IOException {
        String name = "欧阳" + mark;
        String phone = "1399%07d".formatted(Math.abs(mark.hashCode() % 10_000_000));
        String address = "槐荫里" + mark + "号";
        String words = "楼道堆物" + mark;
        Map<String, Object> contact = Map.of("name", name, "phone", phone);
        String trace = Collector.recordedTrace();

        reported(words, address, contact, trace);
        refusedWithMarks(words, address, contact, trace);
        registeredElder(name, phone, address);
        proposedNeed(name, phone, address, words);

        await("every service to have seen its part of this")
                .atMost(HOP)
                .untilAsserted(() -> assertThat(city.collector().of(trace))
                        .extracting(Collector.Seen::service, Collector.Seen::name)
                        .contains(
                                tuple("linli-care", "GET /v1/elders"),
                                tuple("linli-volunteer", "POST /v1/people"),
                                tuple("linli-dispatch", "handle linli.intake.dossier-redacted.v1"),
                                tuple("linli-reporting", "handle linli.dispatch.case-closed.v1")));
        for (String service : SERVICES) {
            String log = Files.readString(city.platform().service(service).log());
            assertThat(log.lines().filter(line -> line.startsWith("{")).count())
                    .as("JSON lines of " + service)
                    .isPositive();
            String metrics = city.people()
                    .anonymous()
                    .accept("text/plain")
                    .get(city.platform().service(service).url() + "/q/metrics")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(List.of(log, metrics))
                    .as("log and metrics of " + service)
                    .noneMatch(text -> text.contains(mark) || text.contains(phone));
        }
        assertThat(city.collector().of(trace))
                .extracting(Collector.Seen::all)
                .noneMatch(text -> text.contains(mark) || text.contains(phone));
    }

    /** Through dispatch, to a department and back, and redacted on the way. */
    private void reported(String words, String address, Map<String, Object> contact, String trace) {
        Map<String, Object> body = new HashMap<>(Walk.report(words, Walk.BY_PEOPLE));
        body.put("address", address);
        body.put("contact", contact);
        Walk walk = new Walk(city)
                .submitted(body, Map.of("traceparent", asHeader(trace)))
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched("dept-urban");
        walk.change(
                "desk",
                city.intake() + "/v1/reports/" + walk.reportId(),
                "redactions",
                Map.of("text", "楼道" + mark, "reason", "姓名" + mark));
        walk.taken("dept-urban").reportedBack("dept-urban").passed().closed();
    }

    /** What is wrong is told to the caller, and to nobody else. */
    private void refusedWithMarks(String words, String address, Map<String, Object> contact, String trace) {
        Map<String, Object> body = new HashMap<>(Walk.report(words, "no-" + mark));
        body.put("address", address);
        body.put("contact", contact);
        body.put(mark, mark);
        for (String place : List.of(city.intake() + "/v1/reports", city.volunteer() + "/v1/people")) {
            assertThat(city.people()
                            .as("resident")
                            .header("traceparent", asHeader(trace))
                            .body(body)
                            .post(place)
                            .statusCode())
                    .isBetween(400, 499);
            assertThat(city.people()
                            .as("resident")
                            .header("traceparent", asHeader(trace))
                            .body("{\"text\": \"" + mark)
                            .post(place)
                            .statusCode())
                    .isBetween(400, 499);
        }
        assertThat(city.people()
                        .as("desk")
                        .header("traceparent", asHeader(trace))
                        .get(city.care() + "/v1/elders?name=" + mark + "&cursor=" + mark)
                        .statusCode())
                .isBetween(200, 499);
    }

    private void registeredElder(String name, String phone, String address) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("birthDate", "1938-07-09");
        body.put("sex", "female");
        body.put("area", AccessThings.GRID);
        body.put("address", address);
        body.put("phone", phone);
        body.put("living", "alone");
        body.put("consent", true);
        body.put("homeVisits", true);
        Response answer = city.people()
                .as("gridworker")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(city.care() + "/v1/elders");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private void proposedNeed(String name, String phone, String address, String words) {
        Map<String, Object> need = Helping.need(Helping.ELSEWHERE, 3 * 24 * 60);
        need.put("title", words);
        need.put("details", words);
        need.put("contact", Map.of("name", name, "phone", phone, "address", address));
        Helping helping = new Helping(city);
        helping.opened(helping.proposed("resident", need));
    }

    private Stream<JsonNode> lines(String service) throws IOException {
        return Files.readAllLines(city.platform().service(service).log()).stream()
                .filter(line -> line.startsWith("{"))
                .map(this::read);
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (IOException halfWritten) {
            return json.createObjectNode();
        }
    }

    private static String asHeader(String trace) {
        return "00-" + trace + "-" + PHONE + "-01";
    }

    private String traceOf(String topic, String key) {
        Header header = new Topic(city.platform().kafka().bootstrapServers(), topic)
                .first(key)
                .headers()
                .lastHeader("traceparent");
        return header == null ? "none" : new String(header.value(), StandardCharsets.UTF_8).split("-")[1];
    }
}
