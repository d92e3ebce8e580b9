package org.linli.citypack;

import java.util.List;

/** Reads a list of codes with names, if there is one: skills.csv, certificate_kinds.csv. */
final class NamedCodesCsv {

    static final String SKILLS = "skills.csv";
    static final String CERTIFICATE_KINDS = "certificate_kinds.csv";

    private static final List<String> COLUMNS = List.of("code", "name_zh", "name_en");

    private final Reading reading;

    NamedCodesCsv(Reading reading) {
        this.reading = reading;
    }

    Table<NamedCode> read(String path) {
        return new CsvFile(path, COLUMNS, reading).readIfThere(NamedCodesCsv::named, NamedCode::code);
    }

    private static NamedCode named(CsvRow row) {
        String zh = row.name("name_zh");
        return new NamedCode(row.code("code"), zh, row.english("name_en", 100, zh));
    }
}
