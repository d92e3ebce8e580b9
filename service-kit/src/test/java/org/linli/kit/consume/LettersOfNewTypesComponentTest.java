package org.linli.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** What the release before buried because it did not know the type, as the first release that knows it finds it. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class LettersOfNewTypesComponentTest {

    private static final String UNKNOWN = "linli.kit.never-heard.v1";

    private static final String BLOCKED = "SELECT count(*) FROM blocked_key WHERE key = ?";

    @Inject
    Notes notes;

    @Inject
    LettersOfNewTypes newTypes;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRecordOfATypeThatIsKnownNowIsHandledBeforeWhatWaitedBehindIt() throws SQLException {
        buried("new", "behind");

        newTypes.bringBack();
        assertThat(notes.of(key)).as("while the type is unknown").isEmpty();
        learnType();
        newTypes.bringBack();

        assertThat(notes.of(key)).containsExactly("new", "behind");
        assertThat(count(BLOCKED)).isZero();
        assertThat(count("SELECT count(*) FROM dead_letter WHERE key = ? AND replayed_by = 'system:kit'"))
                .isEqualTo(1);
    }

    @Test
    void aRecordThatRefersToWhatIsOnItsWayIsTriedAgain() throws SQLException {
        buried("refers", "behind");
        learnType();

        newTypes.bringBack();
        assertThat(notes.waits(key)).isEqualTo(1);
        assertThat(notes.of(key)).isEmpty();
        notes.arrives(key);
        newTypes.bringBack();

        assertThat(notes.of(key)).containsExactly("refers", "behind");
        assertThat(count(BLOCKED)).isZero();
    }

    @Test
    void aKeyLeftHalfWayIsGoneOnWith() throws SQLException {
        buried("new", "refers", "behind");
        learnType();

        newTypes.bringBack();
        assertThat(notes.of(key)).containsExactly("new");
        assertThat(count(BLOCKED)).isEqualTo(1);
        notes.arrives(key);
        newTypes.bringBack();

        assertThat(notes.of(key)).containsExactly("new", "refers", "behind");
        assertThat(count(BLOCKED)).isZero();
    }

    /** The first is a letter of a type that nobody knows, the others wait behind it. */
    private void buried(String first, String... behind) {
        try (NotesTopic topic = new NotesTopic(bootstrap)) {
            Map<String, String> headers = NotesTopic.headers(key);
            headers.put("ce_type", UNKNOWN);
            topic.send(key, headers, ("{\"text\":\"" + first + "\"}").getBytes(StandardCharsets.UTF_8));
            for (String text : behind) {
                topic.note(key, text);
            }
        }
        await().until(() -> count("SELECT count(*) FROM waiting_record WHERE key = ?") == behind.length);
    }

    /** This release cannot learn a type; what the older one did not know is made one that this one knows. */
    private void learnType() throws SQLException {
        assertThat(count("WITH known AS (UPDATE dead_letter SET headers = replace(headers, '" + UNKNOWN + "', '"
                        + Notes.TYPE + "'), reason = replace(reason, '" + UNKNOWN + "', '" + Notes.TYPE
                        + "') WHERE key = ? RETURNING 1) SELECT count(*) FROM known"))
                .isEqualTo(1);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }
}
