package org.linli.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class ResealingComponentTest {

    private static final String A = base64(1);
    private static final String B = base64(2);
    /** Some five rows of them fill a page. */
    private static final String WORDS = "话".repeat(500);

    private static final KeptSealed NOTES = new KeptSealed() {
        @Override
        public List<SealedColumn> sealed() {
            return List.of(SealedColumn.of("sealed_note", "words", "'sealed_note/' || id")
                    .found("print", "note", UnaryOperator.identity()));
        }

        @Override
        public List<RequestPrint> prints() {
            return List.of(new RequestPrint("sealed_note", "request"));
        }
    };

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @BeforeEach
    void nothingIsKept() {
        run(() -> {
            database.update(
                    "CREATE TABLE IF NOT EXISTS sealed_note (id uuid PRIMARY KEY, words bytea, print bytea, request bytea NOT NULL)");
            database.update("TRUNCATE sealed_note, sealing_key");
        });
    }

    @Test
    void aKeyIsChangedAndTakenAway_NothingIsLostOrHiddenMeanwhile() {
        PeopleKey before = started(A);
        List<UUID> old =
                IntStream.range(0, 200).mapToObj(i -> kept(before, WORDS + i)).toList();
        PeopleKey told = started(A, B);
        UUID meanwhile = kept(told, WORDS + 200);
        PeopleKey changed = started(B, A);
        UUID fresh = kept(changed, WORDS + 201);
        assertThat(found(changed, WORDS + 7)).containsExactly(old.get(7));
        assertThat(found(told, WORDS + 201)).containsExactly(fresh);

        nobodyWritesWith(before, "10 minutes");
        walk(changed);

        PeopleKey alone = new PeopleKey(B);
        assertThat(opened(alone, old.get(7))).isEqualTo(WORDS + 7);
        assertThat(found(alone, WORDS + 7)).containsExactly(old.get(7));
        assertThat(opened(alone, meanwhile)).isEqualTo(WORDS + 200);
        assertThat(requests()).as("requests of before are known for a day").isEqualTo(202);
        assertThat(inUse()).containsExactlyInAnyOrder(before.id(), changed.id());

        nobodyWritesWith(before, "25 hours");
        walk(changed);

        assertThat(inUse()).containsExactly(changed.id());
        assertThat(requests())
                .as("what the old key could try numbers against is gone")
                .isEqualTo(1);
        started(B);
    }

    @Test
    void aServiceDoesNotBeginWithoutAKeyThatSomethingIsSealedWith() {
        kept(started(A), WORDS);

        assertThatThrownBy(() -> started(B))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key " + new PeopleKey(A).id())
                .hasMessageContaining("docs/operations/credentials.md");
        assertThatCode(() -> started(B, A)).doesNotThrowAnyException();
    }

    /** As after a restore of a backup that is older than the list of keys. */
    @Test
    void whatWasKeptBeforeKeysWereWrittenDownIsSealedAnewToo() {
        UUID id = kept(new PeopleKey(A), WORDS);
        PeopleKey changed = started(B, A);
        assertThat(inUse()).containsExactlyInAnyOrder(new PeopleKey(A).id(), changed.id());

        nobodyWritesWith(new PeopleKey(A), "25 hours");
        walk(changed);

        assertThat(opened(new PeopleKey(B), id)).isEqualTo(WORDS);
        assertThat(inUse()).containsExactly(changed.id());
    }

    @Test
    void nothingIsSealedAnewWhileAReplicaWritesWithTheOldKey() {
        kept(started(A), WORDS);
        PeopleKey changed = started(B, A);

        assertThat(call(resealing(changed)::step)).isFalse();
        assertThat(underOthers(changed)).isEqualTo(1);
    }

    @Test
    void aKeyThatWasWrittenWithWhileAWalkLastedIsNotTakenForEmpty() {
        PeopleKey before = started(A);
        PeopleKey changed = started(B, A);
        nobodyWritesWith(before, "1 hour");
        // Nothing of it is found; the walk waits for requests to grow old.
        while (call(resealing(changed)::step)) {}
        UUID late = kept(started(A, B), WORDS);
        run(() -> database.update("UPDATE sealed_note SET request = ''"));
        run(
                () -> database.update(
                        "UPDATE sealing_key SET began_at = began_at - interval '3 days', written_at = now() - interval '2 days'"));

        while (call(resealing(changed)::step)) {}

        assertThat(inUse()).containsExactlyInAnyOrder(before.id(), changed.id());
        run(() -> database.update("UPDATE sealing_key SET walked_at = NULL"));
        walk(changed);
        assertThat(opened(new PeopleKey(B), late)).isEqualTo(WORDS);
        assertThat(inUse()).containsExactly(changed.id());
    }

    @Test
    void theNextProcessGoesOnWhereTheLastOneStopped() {
        PeopleKey before = started(A);
        IntStream.range(0, 200).forEach(i -> kept(before, WORDS + i));
        PeopleKey changed = started(B, A);
        nobodyWritesWith(before, "25 hours");

        assertThat(call(resealing(changed)::step)).isTrue();
        long left = underOthers(changed);
        assertThat(left).isBetween(1L, 199L);
        assertThat(remaining(changed)).as("pages").isPositive();
        walk(changed);

        assertThat(remaining(changed)).isZero();
        assertThat(underOthers(changed)).isZero();
        assertThat(inUse()).containsExactly(changed.id());
    }

    @Test
    void aRowThatSomebodyHoldsWaitsForTheNextWalkAndTheOldKeyWithIt() throws SQLException {
        PeopleKey before = started(A);
        UUID id = kept(before, WORDS);
        PeopleKey changed = started(B, A);
        nobodyWritesWith(before, "25 hours");
        try (Connection holding = source.getConnection();
                var lock = holding.prepareStatement("SELECT 1 FROM sealed_note WHERE id = ? FOR UPDATE")) {
            holding.setAutoCommit(false);
            lock.setObject(1, id);
            lock.executeQuery();

            // Prints of requests are not waited for here: their walk would wait for the row.
            assertThat(call(resealing(changed)::step)).isTrue();

            assertThat(underOthers(changed)).isEqualTo(1);
            holding.rollback();
        }
        walk(changed);

        assertThat(opened(new PeopleKey(B), id)).isEqualTo(WORDS);
        assertThat(inUse()).containsExactly(changed.id());
    }

    @Test
    void aRowThatDoesNotOpenKeepsItsKeyFromBeingTakenAway() {
        PeopleKey before = started(A);
        UUID broken = kept(before, WORDS);
        run(() -> database.update("UPDATE sealed_note SET words = words || '\\x00' WHERE id = ?", broken));
        UUID whole = kept(before, WORDS);
        PeopleKey changed = started(B, A);
        nobodyWritesWith(before, "25 hours");

        walk(changed);

        assertThat(opened(new PeopleKey(B), whole)).isEqualTo(WORDS);
        assertThat(inUse()).containsExactlyInAnyOrder(before.id(), changed.id());
    }

    private PeopleKey started(String current, String... accepted) {
        PeopleKey key = new PeopleKey(current, List.of(accepted));
        run(resealing(key)::begin);
        return key;
    }

    private Resealing resealing(PeopleKey key) {
        return new Resealing(database, key, List.of(NOTES));
    }

    /** Two walks and their ends: the second one shows that the first left nothing. */
    private void walk(PeopleKey key) {
        for (int i = 0; i < 3; i++) {
            while (call(resealing(key)::step)) {}
            run(() -> database.update("UPDATE sealing_key SET walked_at = NULL"));
        }
    }

    private UUID kept(PeopleKey key, String words) {
        UUID id = UUID.randomUUID();
        run(() -> database.update(
                "INSERT INTO sealed_note (id, words, print, request) VALUES (?, ?, ?, ?)",
                id,
                key.seal("sealed_note/" + id, words),
                key.fingerprint("note", words).written(),
                key.fingerprint("request", words).written()));
        return id;
    }

    private String opened(PeopleKey key, UUID id) {
        return key.open(
                "sealed_note/" + id,
                call(() -> database.first(
                                "SELECT words FROM sealed_note WHERE id = ?", row -> row.getBytes("words"), id)
                        .orElseThrow()));
    }

    private List<UUID> found(PeopleKey key, String words) {
        return call(() -> database.list(
                "SELECT id FROM sealed_note WHERE print = ANY (?)", row -> row.getObject("id", UUID.class), (Object)
                        key.fingerprint("note", words).any()));
    }

    private void nobodyWritesWith(PeopleKey key, String since) {
        run(() -> database.update(
                "UPDATE sealing_key SET written_at = now() - ?::interval WHERE id = ?", since, key.id()));
    }

    private long underOthers(PeopleKey key) {
        return number(
                "SELECT count(*) AS n FROM sealed_note WHERE substring(words FROM 1 FOR 5) <> ?", key.sealedHead());
    }

    private long requests() {
        return number("SELECT count(*) AS n FROM sealed_note WHERE request <> ?", new byte[0]);
    }

    private long remaining(PeopleKey key) {
        return number("SELECT remaining AS n FROM sealing_key WHERE id = ?", key.id());
    }

    private long number(String sql, Object argument) {
        return call(() -> database.first(sql, row -> row.getLong("n"), argument).orElseThrow());
    }

    private List<String> inUse() {
        return call(
                () -> database.list("SELECT id FROM sealing_key WHERE emptied_at IS NULL", row -> row.getString("id")));
    }

    private static void run(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static <T> T call(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static String base64(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
