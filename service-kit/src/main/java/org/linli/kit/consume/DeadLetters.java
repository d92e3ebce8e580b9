package org.linli.kit.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.kit.outbox.Outbox;

/** Records that can never be handled as they are: kept here for replay and published for whoever watches. */
@ApplicationScoped
class DeadLetters {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String AT = "WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ?";

    /** A dead letter as it is kept. */
    record DeadLetter(
            UUID id,
            String channel,
            StoredRecord record,
            String reason,
            Instant deadAt,
            @Nullable Instant replayedAt) {}

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;

    DeadLetters(
            AgroalDataSource database,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "linli.service") String service) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Keeps the record, blocks its key and publishes it, once, however often it is delivered. One that was brought back
     * before and cannot be handled any more, mended or not, as happens in a rebuild, waits for somebody again.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void bury(String channel, StoredRecord record, String reason) {
        Optional<DeadLetter> standing =
                select(AT + " FOR UPDATE", channel, record.topic(), record.partition(), record.offset()).stream()
                        .findFirst();
        if (standing.isPresent() && standing.get().record().isSame(record)) {
            if (standing.get().replayedAt() != null) {
                reopen(standing.get(), reason);
            }
            return;
        }
        standing.ifPresent(this::putAside);
        UUID id = UUID.randomUUID();
        try {
            int kept = run(
                    """
                    INSERT INTO dead_letter (id, channel, topic, partition, kafka_offset, key, headers, value, reason, dead_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                    id,
                    channel,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key(),
                    json.writeValueAsString(record.headers()),
                    record.value(),
                    reason,
                    now());
            if (kept == 0) {
                return;
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        block(channel, record.key(), id);
        outbox.add(LetterOnTopic.of(service + "." + channel, record, reason, id, clock.instant()));
    }

    /** Who watches the topic was told of the letter when it came; there is one fact of each. */
    private void reopen(DeadLetter letter, String reason) {
        run(
                "UPDATE dead_letter SET replayed_at = NULL, replayed_by = NULL, reason = ?, dead_at = ? WHERE id = ?",
                reason,
                now(),
                letter.id());
        block(letter.channel(), letter.record().key(), letter.id());
    }

    /** Another record lay there in a topic that is gone: its letter makes room, and sorts before those of the new topic. */
    private void putAside(DeadLetter letter) {
        run("""
            UPDATE dead_letter SET topic = to_char(now(), 'YYYYMMDD"T"HH24MISS"-"') || left(id::text, 8) || ':' || topic
             WHERE id = ?""", letter.id());
    }

    private void block(String channel, @Nullable String key, UUID by) {
        if (key != null) {
            run(
                    "INSERT INTO blocked_key (channel, key, dead_letter) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    channel,
                    key,
                    by);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<DeadLetter> locked(UUID id) {
        List<DeadLetter> found = select("WHERE id = ? FOR UPDATE", id);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** Letters that wait for somebody, those too that are in effect but whose key waits still: a replay stopped half-way. */
    @Transactional
    List<DeadLetter> open(int limit) {
        return select("""
                WHERE id IN (SELECT id FROM dead_letter WHERE replayed_at IS NULL
                             UNION SELECT dead_letter FROM blocked_key)
                ORDER BY dead_at, id LIMIT ?""", limit);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    String reasonOf(UUID id) {
        return select("WHERE id = ?", id).getFirst().reason();
    }

    private List<DeadLetter> select(String where, Object... arguments) {
        List<DeadLetter> letters = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT id, channel, topic, partition, kafka_offset, key, headers, value, reason, dead_at, replayed_at
                          FROM dead_letter """ + " " + where)) {
            bind(select, arguments);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    OffsetDateTime replayed = found.getObject(11, OffsetDateTime.class);
                    letters.add(new DeadLetter(
                            found.getObject(1, UUID.class),
                            found.getString(2),
                            new StoredRecord(
                                    found.getString(3),
                                    found.getInt(4),
                                    found.getLong(5),
                                    found.getString(6),
                                    json.readValue(found.getString(7), HEADERS),
                                    found.getBytes(8)),
                            found.getString(9),
                            found.getObject(10, OffsetDateTime.class).toInstant(),
                            replayed == null ? null : replayed.toInstant()));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return letters;
    }

    /** The letter is in effect, in the form it was mended to. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replayed(DeadLetter letter, StoredRecord mended, String by) {
        try {
            run("""
                    UPDATE dead_letter SET replayed_at = now(), replayed_by = ?, mended_headers = ?, mended_value = ?
                     WHERE id = ?""", by, json.writeValueAsString(mended.headers()), mended.value(), letter.id());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The form in which a record was handled at last, when it was a dead letter before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredRecord> mended(String channel, StoredRecord record) {
        return select(AT, channel, record.topic(), record.partition(), record.offset()).stream()
                .filter(letter -> letter.replayedAt() != null && letter.record().isSame(record))
                .flatMap(letter -> mendedForm(letter).stream())
                .findFirst();
    }

    private Optional<StoredRecord> mendedForm(DeadLetter letter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT mended_headers, mended_value FROM dead_letter"
                                + " WHERE id = ? AND mended_headers IS NOT NULL")) {
            select.setObject(1, letter.id());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(
                                letter.record().with(json.readValue(found.getString(1), HEADERS), found.getBytes(2)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lifts the block of a key; the caller has handled everything behind it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void unblock(String channel, String key) {
        run("DELETE FROM blocked_key WHERE channel = ? AND key = ?", channel, key);
    }

    /** Lets the key wait for another dead letter: one of the records behind the first could not be handled either. */
    @Transactional(Transactional.TxType.MANDATORY)
    void blockedNowBy(String channel, String key, StoredRecord record) {
        run("""
            UPDATE blocked_key SET dead_letter = (SELECT id FROM dead_letter
                                                   WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ?)
             WHERE channel = ? AND key = ?""", channel, record.topic(), record.partition(), record.offset(), channel, key);
    }

    private int run(String sql, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
