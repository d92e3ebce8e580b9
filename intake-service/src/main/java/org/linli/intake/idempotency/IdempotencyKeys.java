package org.linli.intake.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.intake.sql.BulkInsert;
import org.linli.kit.consume.DatabaseFailed;

/** Remembers the first answer given under each key for thirty days. */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Period KEPT = Period.ofDays(30);

    /** What was answered first, and to which request. */
    public record Remembered(byte[] bodyHash, String answer) {}

    /** A key about to be used, and the answer it would give. */
    public record Claim(KeyUse use, String answer) {}

    private final AgroalDataSource database;
    private final Clock clock;

    IdempotencyKeys(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes keys nobody has used. A key that another transaction is just taking is waited for; keys are taken in their
     * order, so that two batches never wait for each other.
     *
     * @return the names that were free and are now the caller's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<KeyUse.Name> take(List<Claim> claims) {
        Instant now = clock.instant();
        List<Claim> ordered = claims.stream()
                .sorted(Comparator.comparing((Claim c) -> c.use().scope())
                        .thenComparing(c -> c.use().key()))
                .toList();
        try (Connection connection = database.getConnection()) {
            return new HashSet<>(BulkInsert.<Claim>into("idempotency_key")
                    .text("scope", c -> c.use().scope())
                    .text("key", c -> c.use().key())
                    .column("body_hash", "bytea", c -> c.use().bodyHash())
                    .text("answer", Claim::answer)
                    .time("created_at", c -> now)
                    .ending("ON CONFLICT DO NOTHING RETURNING scope, key")
                    .returning(connection, ordered, row -> new KeyUse.Name(row.getString(1), row.getString(2))));
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** The first answers under those of the names that were used before. */
    @Transactional
    public Map<KeyUse.Name, Remembered> remembered(Collection<KeyUse.Name> names) {
        Map<KeyUse.Name, Remembered> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT scope, key, body_hash, answer FROM idempotency_key
                         WHERE (scope, key) IN (SELECT * FROM unnest(?::text[], ?::text[]))""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", names.stream().map(KeyUse.Name::scope).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", names.stream().map(KeyUse.Name::key).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new KeyUse.Name(row.getString(1), row.getString(2)),
                            new Remembered(row.getBytes(3), row.getString(4)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return found;
    }

    /** The first answer under one name. */
    @Transactional
    public Optional<Remembered> remembered(KeyUse.Name name) {
        return Optional.ofNullable(remembered(List.of(name)).get(name));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOldOnes() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM idempotency_key WHERE created_at < ?")) {
            delete.setObject(1, clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT));
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
