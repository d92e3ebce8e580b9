package org.linli.citypack;

import java.util.List;

/** Reads need_kinds.csv, if there is one; rule 68. */
final class NeedKindsCsv {

    static final String PATH = "need_kinds.csv";

    private static final List<String> COLUMNS = List.of("code", "name_zh", "name_en", "minutes", "skills");

    private final Reading reading;
    private final Table<NamedCode> skills;

    NeedKindsCsv(Reading reading, Table<NamedCode> skills) {
        this.reading = reading;
        this.skills = skills;
    }

    Table<NeedKind> read() {
        Table<NeedKind> kinds = new CsvFile(PATH, COLUMNS, reading).readIfThere(NeedKindsCsv::kind, NeedKind::code);
        for (Listed<NeedKind> row : kinds.rows()) {
            row.value().skills().stream()
                    .filter(skills::lacks)
                    .forEach(skill -> reading.faults()
                            .add(
                                    row.at(),
                                    "need_kinds.skill-unknown",
                                    skill,
                                    "没有技能 " + skill,
                                    "there is no skill " + skill));
        }
        return kinds;
    }

    private static NeedKind kind(CsvRow row) {
        String zh = row.name("name_zh");
        return new NeedKind(
                row.code("code"),
                zh,
                row.english("name_en", 100, zh),
                row.whole("minutes", 15, 1440),
                row.codes("skills"));
    }
}
