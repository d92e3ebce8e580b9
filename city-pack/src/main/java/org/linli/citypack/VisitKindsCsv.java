package org.linli.citypack;

import java.util.List;

/** Reads visit_kinds.csv and visit_tasks.csv, if they are there; rules 72 and 73. */
final class VisitKindsCsv {

    static final String KINDS = "visit_kinds.csv";
    static final String TASKS = "visit_tasks.csv";

    private static final List<String> KIND_COLUMNS = List.of("code", "name_zh", "name_en", "minutes", "skills");
    private static final List<String> TASK_COLUMNS = List.of("kind", "code", "name_zh", "name_en", "mandatory");

    private final Reading reading;

    VisitKindsCsv(Reading reading) {
        this.reading = reading;
    }

    Table<VisitKind> kinds(Table<NamedCode> skills) {
        Table<VisitKind> kinds =
                new CsvFile(KINDS, KIND_COLUMNS, reading).readIfThere(VisitKindsCsv::kind, VisitKind::code);
        for (Listed<VisitKind> row : kinds.rows()) {
            row.value().skills().stream()
                    .filter(skills::lacks)
                    .forEach(skill -> reading.faults()
                            .add(
                                    row.at(),
                                    "visit_kinds.skill-unknown",
                                    skill,
                                    "没有技能 " + skill,
                                    "there is no skill " + skill));
        }
        return kinds;
    }

    Table<VisitTask> tasks(Table<VisitKind> kinds) {
        Table<VisitTask> tasks = new CsvFile(TASKS, TASK_COLUMNS, reading)
                .readIfThere(VisitKindsCsv::task, task -> task.kind() + " " + task.code());
        for (Listed<VisitTask> row : tasks.rows()) {
            String kind = row.value().kind();
            if (kinds.lacks(kind)) {
                reading.faults()
                        .add(
                                row.at(),
                                "visit_tasks.kind-unknown",
                                kind,
                                "没有上门服务类别 " + kind,
                                "there is no kind of visit " + kind);
            }
        }
        return tasks;
    }

    private static VisitKind kind(CsvRow row) {
        String zh = row.name("name_zh");
        return new VisitKind(
                row.code("code"),
                zh,
                row.english("name_en", 100, zh),
                row.whole("minutes", 5, 480),
                row.codes("skills"));
    }

    private static VisitTask task(CsvRow row) {
        String zh = row.name("name_zh");
        return new VisitTask(
                row.code("kind"), row.code("code"), zh, row.english("name_en", 100, zh), row.flag("mandatory"));
    }
}
