package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.kit.sql.Database;

/** Whose claim on a task holds, as volunteer-service says it: subjects of tokens, nothing else of them. */
@ApplicationScoped
class Holders {

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    /**
     * @param holders whose claim holds
     * @param representing who acts for one whose claim holds and who has no token: they read nothing
     */
    record Told(List<String> holders, List<String> representing) {

        private List<String> involved() {
            return Stream.concat(holders.stream(), representing.stream())
                    .distinct()
                    .toList();
        }
    }

    /** The whole list of those who hold one now. The highest version counts; a task that is not known is left alone. */
    void are(UUID task, long version, Told told) {
        database.update("""
                INSERT INTO task_holders AS h (task_id, version, subjects, ever)
                SELECT id, ?, ?, ? FROM task WHERE id = ?
                ON CONFLICT (task_id) DO UPDATE
                   SET version = EXCLUDED.version, subjects = EXCLUDED.subjects,
                       ever = ARRAY(SELECT DISTINCT s FROM unnest(h.ever || EXCLUDED.ever) AS s)
                 WHERE h.version < EXCLUDED.version""", version, told.holders(), told.involved(), task);
    }

    boolean holds(UUID task, String subject) {
        return database.first(
                        "SELECT 1 FROM task_holders WHERE task_id = ? AND ? = ANY(subjects)",
                        row -> true,
                        task,
                        subject)
                .isPresent();
    }

    /** Whether somebody's claim held at any time, or one of whom they represented. */
    boolean everHeld(UUID task, String subject) {
        return database.first(
                        "SELECT 1 FROM task_holders WHERE task_id = ? AND ? = ANY(ever)", row -> true, task, subject)
                .isPresent();
    }
}
