package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TinyCity;
import org.linli.dispatch.testing.Topics;

/** Makes every event of dispatch happen and holds it to its approved schema. */
@QuarkusTest
class EventsContractTest {

    private static final String CASES = "linli.dispatch.cases";

    private Line line;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void everyEventOfACaseKeepsToItsSchema() throws IOException {
        List<String> cases =
                List.of(walked(), declined(), returnedAndLate(), withdrawnAndUpheld(), recorded(), changed());

        Set<String> seen = new TreeSet<>();
        for (String id : cases) {
            for (Topics.Read event : line.story(id)) {
                kept(CASES, event);
                assertThat(event.headers())
                        .containsEntry("ce_source", "/linli/dispatch")
                        .containsEntry("ce_subject", id);
                seen.add(event.type());
            }
            List<String> orders = line.orders(id);
            for (int i = 0; i < orders.size(); i++) {
                String unit = line.readCase(id).getString("orders[" + i + "].unit.code");
                line.department(unit, orders.get(i), 1).forEach(e -> kept("linli.dispatch.orders", e));
            }
        }
        assertThat(seen).isEqualTo(approved());
    }

    private static void kept(String folder, Topics.Read event) {
        assertThat(Contract.faults(
                        folder,
                        event.headers().get("ce_type"),
                        event.data().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .as(event.toString())
                .isEmpty();
    }

    private static Set<String> approved() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../contracts/events/" + CASES))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".v1.schema.json"))
                    .map(f -> f.replaceAll("^linli\\.dispatch\\.|\\.v1\\.schema\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private String walked() {
        UUID report = line.accepted("dl-slow");
        String id = line.caseOf(report);
        String order = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        line.did(Person.DISPATCHER, "/v1/orders/" + support + "/withdrawal", Map.of("reason", "不需要配合"));
        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("supporting", List.of("dl-so1")));
        String other = line.orders(id).getLast();
        line.did(Person.DISPATCHER, "/v1/orders/" + other + "/withdrawal", Map.of("reason", "也不需要"));
        line.took(Person.HANDLER, order);
        line.reported(Person.HANDLER, order);
        line.did(
                Person.INSPECTOR,
                "/v1/cases/" + id + "/check",
                Map.of("outcome", "failed", "reasonCode", "dl-not-done", "note", "坑未填平"));
        line.reported(Person.HANDLER, order);
        line.passed(id);
        line.did(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of());
        line.storyEndingWith(id, "case-closed");
        line.department("dl-a", order, 3);
        line.topics()
                .event(
                        "linli.intake.dossiers",
                        report.toString(),
                        "linli.intake.dossier-redacted.v1",
                        Contract.example("linli.intake.dossiers", "linli.intake.dossier-redacted.v1")
                                .replace("018f2c5e-7a10-7c3b-9d44-1f0a6c2b7e01", report.toString()));
        Awaitility.await()
                .until(
                        () -> line.department("dl-a", order, 4),
                        read -> read.getLast().type().equals("work-order-redacted"));
        Awaitility.await()
                .until(() -> line.topics().read("linli.dispatch.answers", report.toString()), a -> a.size() == 2)
                .forEach(a -> kept("linli.dispatch.answers", a));
        return id;
    }

    private String declined() {
        String id = line.opened("dl-slow");
        line.did(Person.CHIEF, "/v1/cases/" + id + "/declining", Map.of("reasonCode", "dl-because", "reason", "不符合"));
        line.storyEndingWith(id, "case-declined");
        return id;
    }

    private String returnedAndLate() {
        String id = line.opened("dl-slow");
        OffsetClock.forward(Duration.ofHours(3));
        line.storyEndingWith(id, "case-late");
        String order = line.dispatched(id, "dl-a");
        OffsetClock.forward(Duration.ofHours(3));
        line.storyEndingWith(id, "order-not-taken");
        line.took(Person.HANDLER, order);
        OffsetClock.forward(Duration.ofHours(3));
        line.storyEndingWith(id, "order-late");
        return id;
    }

    private String withdrawnAndUpheld() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.did(
                Person.HANDLER,
                "/v1/orders/" + order + "/return",
                Map.of("reasonCode", "dl-not-ours", "reason", "不归我们"));
        line.did(Person.CHIEF, "/v1/orders/" + order + "/arbitration", Map.of("ruling", "uphold", "reason", "确实"));
        line.storyEndingWith(id, "case-recalled");
        line.department("dl-a", order, 2);
        return id;
    }

    private String recorded() {
        UUID report = UUID.randomUUID();
        line.topics()
                .event(
                        "linli.intake.dossiers",
                        report.toString(),
                        "linli.intake.dossier-opened.v1",
                        Line.dossier(report, "dl-slow").replace("\"history\": null", """
                                        "history": {"filedAt": null, "declinedAt": null, "dispatchedAt": null,
                                        "reportedBackAt": null, "checkedAt": null, "closedAt": "2019-05-10T06:56:53Z",
                                        "answer": null}"""));
        String id = line.caseOf(report);
        line.storyEndingWith(id, "case-recorded");
        return id;
    }

    private String changed() {
        OffsetClock.at(java.time.Instant.parse("2031-03-05T02:00:00Z"));
        String id = line.opened("dl-days");
        String order = line.dispatched(id, "dl-a");
        Map<String, String> published = TinyCity.files();
        published.put("calendar/2031.csv", "date,kind,name_zh,name_en\n2031-03-06,holiday,节日,Holiday\n");
        TinyCity.load(published);
        line.storyEndingWith(id, "case-due-changed");
        line.department("dl-a", order, 2);
        return id;
    }
}
