package org.linli.care.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.citypack.CityPack;
import org.linli.citypack.VisitTask;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The city's kinds of visits. What a pack does not name any more is retired, never deleted: visits keep it. */
@ApplicationScoped
public class VisitKinds {

    private final Database database;

    VisitKinds(Database database) {
        this.database = database;
    }

    /**
     * A kind that can be agreed on now.
     *
     * @param field where the code was given, for the refusal
     * @throws Problem invalid-input for a code that is not on the city's list
     */
    @Transactional
    public VisitKind require(String code, String field) {
        return offered().stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        field, "known-visit-kind", "城市上门服务类别中没有此项", "is not in the city's list of kinds of visits"));
    }

    /** A kind that stands or stood. */
    @Transactional
    public Optional<VisitKind> find(String code) {
        return all("code = ?", code).stream().findFirst();
    }

    /** Kinds that can be agreed on, in the order of the city's list. */
    @Transactional
    public List<VisitKind> offered() {
        return all("NOT retired");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeOver(CityPack pack, int revision) {
        List<String> codes = new ArrayList<>();
        for (var kind : pack.visitKinds()) {
            database.update(
                    """
                    INSERT INTO visit_kind (code, place, name_zh, name_en, minutes, skills, retired, revision)
                    VALUES (?, ?, ?, ?, ?, ?, false, ?)
                    ON CONFLICT (code) DO UPDATE
                       SET place = EXCLUDED.place, name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en,
                           minutes = EXCLUDED.minutes, skills = EXCLUDED.skills, retired = false,
                           revision = EXCLUDED.revision""",
                    kind.code(),
                    codes.size(),
                    kind.nameZh(),
                    kind.nameEn(),
                    kind.minutes(),
                    kind.skills(),
                    revision);
            codes.add(kind.code());
        }
        database.update(
                "UPDATE visit_kind SET retired = true, revision = ? WHERE NOT retired AND NOT code = ANY (?)",
                revision,
                codes);
        tasks(pack.visitTasks());
    }

    private void tasks(List<VisitTask> tasks) {
        database.update("DELETE FROM visit_task WHERE kind IN (SELECT code FROM visit_kind WHERE NOT retired)");
        int place = 0;
        for (VisitTask task : tasks) {
            database.update(
                    "INSERT INTO visit_task (kind, code, place, name_zh, name_en, mandatory) VALUES (?, ?, ?, ?, ?, ?)",
                    task.kind(),
                    task.code(),
                    place++,
                    task.nameZh(),
                    task.nameEn(),
                    task.mandatory());
        }
    }

    private List<VisitKind> all(String which, Object... arguments) {
        return database.list(
                "SELECT code, name_zh, name_en, minutes, skills FROM visit_kind WHERE " + which
                        + " ORDER BY place, code",
                row -> new VisitKind(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getInt("minutes"),
                        List.of((String[]) row.getArray("skills").getArray()),
                        tasksOf(row.getString("code"))),
                arguments);
    }

    private List<VisitKind.Task> tasksOf(String kind) {
        return database.list(
                "SELECT code, name_zh, name_en, mandatory FROM visit_task WHERE kind = ? ORDER BY place",
                row -> new VisitKind.Task(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("mandatory")),
                kind);
    }
}
