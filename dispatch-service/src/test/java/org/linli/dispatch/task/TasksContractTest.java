package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;
import org.linli.dispatch.testing.Topics;
import org.linli.dispatch.testing.Volunteers;

/** What is told of tasks keeps to its schemas, and what volunteer-service tells is understood. */
@QuarkusTest
class TasksContractTest {

    private static final String TASKS = "linli.dispatch.tasks";
    private static final String NEEDS = "linli.volunteer.needs";

    private Line line;
    private TaskLine tasks;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void everyEventOfATaskKeepsToItsSchema() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String task : List.of(accepted(), rejected(), notHonouredAndLapsed())) {
            for (Topics.Read event : tasks.story(task)) {
                String type = event.headers().get("ce_type");
                assertThat(Contract.faults(TASKS, type, event.data().toString().getBytes(StandardCharsets.UTF_8)))
                        .as(event.toString())
                        .isEmpty();
                assertThat(event.headers())
                        .containsEntry("ce_source", "/linli/dispatch")
                        .containsEntry("ce_subject", task);
                seen.add(type);
            }
        }
        assertThat(seen).isEqualTo(approved(TASKS));
    }

    @Test
    void everyEventThatVolunteersTellIsUnderstood() throws IOException {
        String before = Database.one("SELECT count(*) FROM dead_letter WHERE channel = 'needs'");
        for (String type : approved(NEEDS)) {
            String need = UUID.randomUUID().toString();
            Map<String, String> headers = Topics.headers(need, type);
            line.topics().send(NEEDS, need, headers, Contract.example(NEEDS, type));
            Awaitility.await()
                    .until(() -> Database.one("SELECT 1 FROM inbox WHERE consumer = 'needs' AND event_id = '"
                                    + headers.get("ce_id") + "'")
                            != null);
        }
        assertThat(Database.one("SELECT count(*) FROM dead_letter WHERE channel = 'needs'"))
                .isEqualTo(before);
    }

    private String accepted() {
        String task = delivered();
        line.did(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 50));
        tasks.last(task, "task-accepted");
        return task;
    }

    private String rejected() {
        String task = delivered();
        line.did(Person.CHIEF, "/v1/tasks/" + task + "/rejection", Map.of("reason", "未完成"));
        tasks.last(task, "task-rejected");
        return task;
    }

    private String delivered() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 55);
        tasks.until(task, "delivered");
        return task;
    }

    private String notHonouredAndLapsed() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        volunteers.held();
        volunteers.held();
        tasks.last(task, "task-refused");
        OffsetClock.forward(Duration.ofMinutes(61));
        tasks.until(task, "open");
        OffsetClock.forward(Duration.ofHours(4).plus(TaskClocks.HEARD_LATE));
        tasks.last(task, "task-withdrawn");
        return task;
    }

    private static Set<String> approved(String topic) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../contracts/events/" + topic))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".schema.json"))
                    .map(f -> f.replace(".schema.json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
