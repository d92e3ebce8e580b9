package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Whose claim on a task holds, as volunteer-service says it: subjects of tokens, nothing else of them. */
@ApplicationScoped
class Holders {

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    /** The whole list of those who hold one now. The highest version counts; a task that is not known is left alone. */
    void are(UUID task, long version, List<String> subjects) {
        database.update("""
                INSERT INTO task_holders AS h (task_id, version, subjects, ever)
                SELECT id, ?, ?, ? FROM task WHERE id = ?
                ON CONFLICT (task_id) DO UPDATE
                   SET version = EXCLUDED.version, subjects = EXCLUDED.subjects,
                       ever = ARRAY(SELECT DISTINCT s FROM unnest(h.ever || EXCLUDED.subjects) AS s)
                 WHERE h.version < EXCLUDED.version""", version, subjects, subjects, task);
    }

    boolean holds(UUID task, String subject) {
        return database.first(
                        "SELECT 1 FROM task_holders WHERE task_id = ? AND ? = ANY(subjects)",
                        row -> true,
                        task,
                        subject)
                .isPresent();
    }

    /** Whether somebody's claim held at any time. */
    boolean everHeld(UUID task, String subject) {
        return database.first(
                        "SELECT 1 FROM task_holders WHERE task_id = ? AND ? = ANY(ever)", row -> true, task, subject)
                .isPresent();
    }
}
