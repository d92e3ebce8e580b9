package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.citypack.CityPack;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.SampleCity;
import org.linli.dispatch.testing.Wire;
import org.linli.kit.identity.Postings;

@QuarkusTest
class CityLoadingComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES = Map.of(
            "linli.registry.units", "linli.registry.unit.v1",
            "linli.registry.postings", "linli.registry.posting.v1",
            "linli.registry.responsibilities", "linli.registry.responsibility.v1",
            "linli.registry.calendars", "linli.registry.calendar.v1");

    @Inject
    AgroalDataSource database;

    @Inject
    Registry registry;

    @Inject
    Postings postings;

    @Inject
    Deadlines deadlines;

    @Inject
    SeenCalendars calendars;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @BeforeEach
    void loadTheCity() {
        SampleCity.inForce();
    }

    @AfterEach
    void leaveTheCityAsItWas() {
        SampleCity.inForce();
    }

    @Test
    void aPackFillsTheTables() throws SQLException {
        CityPack pack = SampleCity.pack();

        assertThat(inForce("unit")).isEqualTo(pack.units().size());
        assertThat(inForce("posting")).isEqualTo(pack.postings().size());
        assertThat(inForce("responsibility")).isEqualTo(pack.responsibilities().size());
        assertThat(inForce("filing_condition")).isEqualTo(pack.conditions().size());
        assertThat(inForce("routing_rule")).isEqualTo(pack.routing().size());
        assertThat(inForce("reason")).isEqualTo(pack.reasons().size());
        assertThat(inForce("calendar_year")).isEqualTo(pack.calendars().size());
        assertThat(registry.unit("dept-police").map(UnitRef::name))
                .hasValue(new Wording("泊桥区公安分局", "Boqiao Public Security Bureau"));
        assertThat(registry.condition(pack.conditions().getFirst().code()).map(ConditionRef::evidence))
                .hasValue(pack.conditions().getFirst().evidence());
        assertThat(registry.reason("refusal", "not-in-city").map(Wording::en)).hasValue("Not in this city");
    }

    @Test
    void whatWasLoadedIsToldOnItsTopicsAsTheContractsSay() {
        CityPack pack = SampleCity.pack();
        Set<String> units = pack.units().stream().map(u -> u.code()).collect(Collectors.toSet());
        try (Wire wire = new Wire()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> keys(wire.read("linli.registry.units")).containsAll(units));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> keys(wire.read("linli.registry.postings"))
                            .contains(pack.postings().getLast().id()));
            await().until(() ->
                    keys(wire.read("linli.registry.calendars")).containsAll(Set.of("2024", "2025", "2026")));
            await().until(() -> keys(wire.read("linli.registry.responsibilities"))
                    .contains(pack.responsibilities().getLast().code()));

            TYPES.forEach((topic, type) -> wire.read(topic).forEach(record -> {
                assertThat(header(record, "ce_type")).isEqualTo(type);
                assertThat(header(record, "ce_source")).isEqualTo("/linli/dispatch");
                assertThat(header(record, "ce_aggregateversion"))
                        .isEqualTo(data(record).path("revision").asText());
                assertThat(Contract.faults(topic, type, record.value()))
                        .as("%s", new String(record.value(), StandardCharsets.UTF_8))
                        .isEmpty();
            }));
        }
    }

    @Test
    void aPersonsNameAndTelephoneDoNotLeaveTheService() {
        var person = SampleCity.pack().postings().getFirst();
        try (Wire wire = new Wire()) {
            await().until(() -> keys(wire.read("linli.registry.postings")).contains(person.id()));

            assertThat(wire.read("linli.registry.postings"))
                    .extracting(r -> new String(r.value(), StandardCharsets.UTF_8))
                    .noneMatch(text -> text.contains(person.name()) || text.contains(String.valueOf(person.phone())));
        }
    }

    @Test
    void aPackThatSaysTheSameInOtherWordsChangesNothingAndTellsNothing() throws SQLException {
        long told = told();
        SortedMap<String, byte[]> files = SampleCity.files();
        append(files, "pack.yaml", "# " + UUID.randomUUID() + "\n");

        int before = SampleCity.latestRevision();
        int revision = SampleCity.load(files);

        assertThat(revision).isEqualTo(before + 1);
        assertThat(told()).isEqualTo(told);
        assertThat(count("SELECT count(*) FROM unit WHERE revision = " + revision))
                .isZero();
    }

    @Test
    void aRowThatIsGoneIsRetiredAndComesBackWithItsHistory() throws SQLException {
        String unit = "org-" + UUID.randomUUID().toString().substring(0, 8);
        SortedMap<String, byte[]> files = SampleCity.files();
        append(files, "units.csv", unit + ",,organisation,新社,New Society,\n");

        int added = SampleCity.load(files);
        assertThat(registry.unit(unit).map(UnitRef::retired)).hasValue(false);
        int gone = SampleCity.load(SampleCity.files());
        assertThat(registry.unit(unit).map(UnitRef::retired)).hasValue(true);
        assertThat(count("SELECT count(*) FROM unit WHERE revision = " + gone)).isEqualTo(1);
        append(files, "pack.yaml", "# again\n");
        int back = SampleCity.load(files);

        assertThat(registry.unit(unit).map(UnitRef::retired)).hasValue(false);
        try (Wire wire = new Wire()) {
            await().until(() -> of(wire, "linli.registry.units", unit).size() == 3);
            assertThat(of(wire, "linli.registry.units", unit))
                    .extracting(
                            d -> d.path("revision").asInt(),
                            d -> d.path("retired").asBoolean())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(added, false),
                            org.assertj.core.groups.Tuple.tuple(gone, true),
                            org.assertj.core.groups.Tuple.tuple(back, false));
        }
    }

    @Test
    void eachUnitGetsItsTopicAndKeepsItWhenItIsGone() {
        String unit = "org-" + UUID.randomUUID().toString().substring(0, 8);
        SortedMap<String, byte[]> files = SampleCity.files();
        append(files, "units.csv", unit + ",,organisation,新社,New Society,\n");

        SampleCity.load(files);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> admin.listTopics()
                            .names()
                            .get()
                            .containsAll(Set.of("linli.dispatch.orders." + unit, "linli.dispatch.orders.dept-police")));
            assertThat(retention(admin, "linli.dispatch.orders." + unit)).isEqualTo("7776000000");
        }
    }

    @Test
    void theKindOfAUnitNeverChanges() {
        SortedMap<String, byte[]> files = SampleCity.files();
        replace(files, "units.csv", "org-linjia,,organisation,", "org-linjia,,department,");
        int line = (int) text(files, "units.csv")
                        .lines()
                        .takeWhile(l -> !l.startsWith("org-linjia,"))
                        .count()
                + 1;

        SampleCity.admin()
                .body(SampleCity.body(files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", equalTo(false))
                .body("faults.findAll { !it.warning }.rule", equalTo(List.of("units.kind-changed")))
                .body("faults.findAll { !it.warning }.line", equalTo(List.of(line)))
                .body("faults.rule", hasItem("units.kind-changed"));
    }

    @Test
    void aWithdrawnPostingIsGoneAtOnce() {
        CityPack pack = SampleCity.pack();
        var handler = pack.postings().stream()
                .filter(p -> p.role().equals("unit-handler") && p.id().startsWith("h-dept-police-1"))
                .findFirst()
                .orElseThrow();
        assertThat(postings.validAt(handler.subject(), Instant.now())).hasSize(1);
        SortedMap<String, byte[]> files = SampleCity.files();
        files.put(
                "postings.csv",
                text(files, "postings.csv")
                        .lines()
                        .filter(l -> !l.startsWith(handler.id() + ","))
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));

        SampleCity.load(files);

        assertThat(postings.validAt(handler.subject(), Instant.now())).isEmpty();
    }

    @Test
    void aPostingHoldsFromItsFirstDayToTheDayBeforeItsEndInTheCitysZone() {
        String subject = UUID.randomUUID().toString();
        SortedMap<String, byte[]> files = SampleCity.files();
        append(
                files,
                "postings.csv",
                "p-" + subject.substring(0, 8) + "," + subject
                        + ",某某,,unit-handler,承办,Handler,,dept-police,2026-03-02,2026-03-04\n");

        SampleCity.load(files);

        // Shanghai is eight hours ahead.
        assertThat(postings.validAt(subject, Instant.parse("2026-03-01T15:59:59Z")))
                .isEmpty();
        assertThat(postings.validAt(subject, Instant.parse("2026-03-01T16:00:00Z")))
                .hasSize(1);
        assertThat(postings.validAt(subject, Instant.parse("2026-03-03T15:59:59Z")))
                .hasSize(1);
        assertThat(postings.validAt(subject, Instant.parse("2026-03-03T16:00:00Z")))
                .isEmpty();
        try (Wire wire = new Wire()) {
            await().until(() -> !of(wire, "linli.registry.postings", "p-" + subject.substring(0, 8))
                    .isEmpty());
            assertThat(of(wire, "linli.registry.postings", "p-" + subject.substring(0, 8))
                            .getFirst()
                            .path("to")
                            .asText())
                    .isEqualTo("2026-03-03");
        }
    }

    @Test
    void aCalendarThatComesIsKnownInsideTheTransactionThatLoadsIt() {
        SortedMap<String, byte[]> unknown = SampleCity.files();
        unknown.remove("calendar/2026.csv");
        SampleCity.load(unknown);
        DueTime provisional = deadlines.clock("closing", "routine", SeenCalendars.FROM);
        assertThat(provisional.provisional()).isTrue();
        calendars.taken();

        SampleCity.load(SampleCity.files());

        List<SeenCalendars.Seen> seen = calendars.taken();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().years()).containsExactly(2026);
        assertThat(seen.getFirst().closing().provisional()).isFalse();
        assertThat(seen.getFirst().closing().dueAt()).isAfter(provisional.dueAt());
        assertThat(deadlines.clock("closing", "routine", SeenCalendars.FROM))
                .isEqualTo(seen.getFirst().closing());
    }

    @Test
    void whatAnotherReplicaCommitsIsSeenWithinASecondOrTwo() throws SQLException {
        String name = "局" + UUID.randomUUID();
        assertThat(registry.unit("dept-fire")).isPresent();

        run("UPDATE unit SET name_zh = '" + name + "' WHERE code = 'dept-fire'");
        run("UPDATE registry_version SET token = gen_random_uuid()");

        await().atMost(Duration.ofSeconds(3))
                .until(() ->
                        registry.unit("dept-fire").orElseThrow().name().zh().equals(name));
    }

    private long told() throws SQLException {
        return count("SELECT count(*) FROM outbox WHERE topic LIKE 'linli.registry.%'");
    }

    private long inForce(String table) throws SQLException {
        return count("SELECT count(*) FROM " + table + " WHERE NOT retired");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String retention(Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("retention.ms")
                    .value();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<JsonNode> of(Wire wire, String topic, String key) {
        List<JsonNode> found = new ArrayList<>();
        wire.read(topic).stream().filter(r -> key.equals(r.key())).forEach(r -> found.add(data(r)));
        return found;
    }

    private static Set<String> keys(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String text(SortedMap<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static void append(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, (text(files, name) + text).getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(SortedMap<String, byte[]> files, String name, String from, String to) {
        assertThat(text(files, name)).contains(from);
        files.put(name, text(files, name).replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
