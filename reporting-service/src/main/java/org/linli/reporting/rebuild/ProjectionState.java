package org.linli.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** Whether the figures are whole. Read it in the transaction that reads the facts. */
@ApplicationScoped
public class ProjectionState {

    /**
     * @param state {@code live} or {@code rebuilding}
     * @param generation rises by one with each rebuild
     */
    public record State(
            String state,
            int generation,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        public boolean isRebuilding() {
            return "rebuilding".equals(state);
        }
    }

    private final Database database;

    ProjectionState(Database database) {
        this.database = database;
    }

    @Transactional
    public State current() {
        return database.first(
                        "SELECT state, generation, started_at, finished_at FROM projection",
                        row -> new State(
                                row.getString("state"),
                                row.getInt("generation"),
                                Database.instant(row, "started_at"),
                                Database.instant(row, "finished_at")))
                .orElseThrow(() -> new IllegalStateException("the projection's one row is gone"));
    }

    /**
     * Makes everything this transaction reads from here on one picture. The facts are locked against being cleared before
     * the picture is taken, because a table cleared by TRUNCATE looks empty to older pictures too. Call it first.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onePicture() {
        database.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        database.update("LOCK TABLE report_fact, order_fact, stage_fact IN ACCESS SHARE MODE");
    }

    /**
     * As {@link #onePicture}, with no one else writing to the table and no rebuild beginning until the transaction ends.
     * LOCK takes no picture, so that the picture is taken after all are held.
     *
     * @param table written to by this transaction; a name of this code, never of a request
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onePictureAlone(String table) {
        database.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        database.update("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        database.update("LOCK TABLE projection IN SHARE MODE");
        database.update("LOCK TABLE report_fact, order_fact, stage_fact IN ACCESS SHARE MODE");
    }
}
