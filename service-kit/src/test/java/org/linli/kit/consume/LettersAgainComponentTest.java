package org.linli.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.linli.kit.identity.Actor;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** What becomes of dead letters when their records come a second time, or others in their place. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class LettersAgainComponentTest {

    private static final Actor ADMIN = Actor.system("test");

    @Inject
    Notes notes;

    @Inject
    Consuming consuming;

    @Inject
    ReplayingDeadLetter replaying;

    @Inject
    AgroalDataSource database;

    private final String key = UUID.randomUUID().toString();
    private final String topic = "linli.kit.notes-" + key;

    @Test
    void aLetterThatFailsAgainAfterItWasBroughtBackWaitsForSomebodyAgain() throws SQLException {
        ConsumerRecord<String, byte[]> record = record(5, "impossible");
        deliver(record);
        UUID letter = openLetters().getFirst();
        replaying.replay(letter, Map.of(), text("fine"), ADMIN);
        deliver(record);
        assertThat(openLetters()).as("delivered twice").isEmpty();

        // A projection is rebuilt by a release that refuses the mended form too.
        run("DELETE FROM inbox WHERE event_id = ?", header(record, "ce_id"));
        run(
                "UPDATE dead_letter SET mended_value = convert_to(?, 'UTF8') WHERE id = ?::uuid",
                text("impossible"),
                letter);
        deliver(record, record(6, "behind"));

        assertThat(openLetters()).containsExactly(letter);
        assertThat(notes.of(key)).containsExactly("fine");
        replaying.replay(letter, Map.of(), text("fine"), ADMIN);
        assertThat(notes.of(key)).containsExactly("fine", "fine", "behind");
    }

    @Test
    void whatWasMendedOnceAndWaitsNowIsHandledInThatForm() throws SQLException {
        ConsumerRecord<String, byte[]> mended = record(5, "impossible");
        deliver(mended);
        replaying.replay(openLetters().getFirst(), Map.of(), text("mended"), ADMIN);
        run("DELETE FROM inbox WHERE event_id = ?", header(mended, "ce_id"));

        deliver(record(3, "impossible"), mended);
        UUID earlier = openLetters().getFirst();
        replaying.replay(earlier, Map.of(), text("earlier"), ADMIN);

        assertThat(notes.of(key)).containsExactly("mended", "earlier", "mended");
        assertThat(openLetters()).isEmpty();
    }

    @Test
    void anotherRecordAtThePlaceOfAnOldLetterIsKeptAsItself() throws SQLException {
        deliver(record(5, "impossible"));
        UUID old = openLetters().getFirst();
        replaying.replay(old, Map.of(), text("fine"), ADMIN);

        deliver(record(5, "impossible"), record(6, "behind"));
        UUID blocking = openLetters().getFirst();
        deliver(record(5, "impossible"), record(6, "at its place"));

        assertThat(notes.of(key))
                .as("nothing is handled in an older letter's form")
                .containsExactly("fine");
        assertThat(openLetters()).containsExactly(blocking).doesNotContain(old);
        replaying.replay(blocking, Map.of(), text("mended"), ADMIN);
        assertThat(notes.of(key)).containsExactly("fine", "mended", "behind");
        replaying.replay(openLetters().getFirst(), Map.of(), text("mended too"), ADMIN);
        assertThat(notes.of(key)).containsExactly("fine", "mended", "behind", "mended too", "at its place");
    }

    /** What docs/operations/disaster.md has an operator do when the topics are made anew. */
    @Test
    void whatWaitedWhenTheTopicsWereLostIsHandledBeforeWhatIsNew() throws Exception {
        deliver(record(5, "impossible"), record(6, "second"));
        UUID letter = openLetters().getFirst();

        run(disasterPlan());
        deliver(record(0, "third"), record(6, "fourth"));

        assertThat(notes.of(key)).isEmpty();
        replaying.replay(letter, Map.of(), text("first"), ADMIN);
        assertThat(notes.of(key)).containsExactly("first", "second", "third", "fourth");
    }

    private static String disasterPlan() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operations", "disaster.md"));
        Matcher statements = Pattern.compile("UPDATE (?:dead_letter|waiting_record) SET topic = [^;`]*;")
                .matcher(page);
        List<String> found = statements.results().map(MatchResult::group).toList();
        assertThat(found).hasSize(2);
        return String.join("\n", found);
    }

    private ConsumerRecord<String, byte[]> record(long offset, String text) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(topic, 0, offset, key, text(text).getBytes(StandardCharsets.UTF_8));
        NotesTopic.headers(key)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private void deliver(ConsumerRecord<String, byte[]>... records) {
        consuming.handle(
                notes.routes(),
                new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(records)), Map.of()));
    }

    private List<UUID> openLetters() throws SQLException {
        List<UUID> open = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id FROM dead_letter WHERE key = ? AND replayed_at IS NULL ORDER BY dead_at")) {
            select.setString(1, key);
            try (ResultSet letter = select.executeQuery()) {
                while (letter.next()) {
                    open.add(letter.getObject(1, UUID.class));
                }
            }
        }
        return open;
    }

    private void run(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
