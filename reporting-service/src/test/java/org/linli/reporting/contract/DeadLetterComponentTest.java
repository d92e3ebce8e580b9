package org.linli.reporting.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.awaitIndicator;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class DeadLetterComponentTest {

    private static final String CASES = "linli.dispatch.cases";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void recordsMalformedInEightWaysGoToTheDeadLettersAndTheChannelGoesOn() {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        bad(records, reasons, "ce_time: not RFC 3339", headers -> headers.put("ce_time", "yesterday"), BODY);
        bad(records, reasons, "ce_source: missing", headers -> headers.remove("ce_source"), BODY);
        bad(records, reasons, "ce_id: missing", headers -> headers.remove("ce_id"), BODY);
        bad(
                records,
                reasons,
                "structured mode",
                headers -> headers.put("content-type", "application/cloudevents+json"),
                BODY);
        bad(records, reasons, "content-type", headers -> headers.put("content-type", "text/plain"), BODY);
        bad(records, reasons, "value: null", headers -> {}, null);
        bad(records, reasons, "value: not UTF-8", headers -> {}, new byte[] {(byte) 0xc3, 0x28});
        bad(
                records,
                reasons,
                "ce_type: unknown type",
                headers -> headers.put("ce_type", "linli.dispatch.case-sung.v1"),
                BODY);
        Town town = new Town();

        wire.send(town.registry());
        wire.sendRecords(records);
        wire.send(closed(town).all());

        awaitIndicator(town, "closed", "1");
        reasons.forEach((key, reason) -> await().untilAsserted(
                        () -> assertThat(letter(key).get("reason").toString()).startsWith(reason)));
    }

    @Test
    void whatFollowsADeadLetterOfItsKeyWaitsAndComesBackWithItWhenItIsMended() {
        Town town = new Town();
        Story story = closed(town);
        String key = story.caseId.toString();
        wire.send(town.registry());
        wire.sendRecords(spoiled(story, "linli.dispatch.case-filed.v1"));
        await().until(() -> !letters(key).isEmpty());
        awaitIndicator(town, "accepted", "1");
        awaitIndicator(town, "closed", "0");

        replayMended(key);

        awaitIndicator(town, "filed", "1");
        awaitIndicator(town, "closed", "1");
    }

    @Test
    void aRebuildKeepsWhatWasHandledBeforeADeadLetterAndWhatWasMendedAfterIt() {
        Town town = new Town();
        Story waiting = closed(town);
        Story mended = closed(town);
        wire.send(town.registry());
        wire.sendRecords(spoiled(waiting, "linli.dispatch.case-closed.v1"));
        wire.sendRecords(spoiled(mended, "linli.dispatch.case-filed.v1"));
        await().until(() -> !letters(waiting.caseId.toString()).isEmpty()
                && !letters(mended.caseId.toString()).isEmpty());
        replayMended(mended.caseId.toString());
        awaitIndicator(town, "accepted", "2");
        awaitIndicator(town, "filed", "2");
        awaitIndicator(town, "closed", "1");

        as(Town.administrator()).post("/v1/projection/rebuild").then().statusCode(202);
        await().until(() ->
                as(Town.administrator()).get("/v1/projection").path("state").equals("live"));

        awaitIndicator(town, "filed", "2");
        awaitIndicator(town, "closed", "1");
        replayMended(waiting.caseId.toString());
        awaitIndicator(town, "closed", "2");
    }

    /** The case's events, with the source of one of them left out. */
    private static List<ProducerRecord<String, byte[]>> spoiled(Story story, String type) {
        return story.all().stream()
                .map(event -> {
                    ProducerRecord<String, byte[]> record = event.asRecord();
                    if (event.type().equals(type)) {
                        record.headers().remove("ce_source");
                    }
                    return record;
                })
                .toList();
    }

    private static void replayMended(String key) {
        as(Town.administrator())
                .contentType("application/json")
                .body(Map.of("headers", Map.of("ce_source", "/linli/dispatch")))
                .post("/v1/dead-letters/" + letter(key).get("id") + "/replay")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> letter(String key) {
        List<Map<String, Object>> letters = letters(key);
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static List<Map<String, Object>> letters(String key) {
        return as(Town.administrator())
                .queryParam("limit", 1000)
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.key == '" + key + "' }");
    }

    private static void bad(
            List<ProducerRecord<String, byte[]>> records,
            Map<String, String> reasons,
            String reason,
            java.util.function.Consumer<Map<String, String>> spoiling,
            byte @org.jspecify.annotations.Nullable [] value) {
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/linli/dispatch",
                "ce_type", "linli.dispatch.case-proposed.v1",
                "ce_time", "2026-03-09T00:33:00Z",
                "ce_subject", key,
                "ce_aggregateversion", "1",
                "content-type", "application/json"));
        spoiling.accept(headers);
        reasons.put(key, reason);
        records.add(Wire.raw(CASES, key, headers, value));
    }

    private static Story closed(Town town) {
        Instant due = town.at(4, "17:00");
        return town.story()
                .submitted(town.at(0, "06:37"))
                .accepted(town.at(0, "07:20"))
                .filed(town.at(0, "08:33"), due)
                .dispatched(town.at(0, "08:33"), town.unit, due)
                .taken(town.at(0, "08:50"))
                .reportedBack(town.at(0, "11:48"), true)
                .passed(town.at(0, "14:10"))
                .closed(town.at(0, "14:10"), true);
    }
}
