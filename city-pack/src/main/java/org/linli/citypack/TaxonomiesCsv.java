package org.linli.citypack;

import java.util.List;
import java.util.Set;

/** Reads taxonomies.csv. */
final class TaxonomiesCsv {

    private static final List<String> COLUMNS = List.of("list", "code", "name_zh", "name_en");
    private static final Set<String> LISTS = Set.of("disorder", "hazard", "grievance", "wish");

    private final Reading reading;

    TaxonomiesCsv(Reading reading) {
        this.reading = reading;
    }

    Table<Taxonomy> read() {
        return new CsvFile("taxonomies.csv", COLUMNS, reading).read(TaxonomiesCsv::taxonomy, Taxonomy::code);
    }

    private static Taxonomy taxonomy(CsvRow row) {
        String zh = row.name("name_zh");
        return new Taxonomy(row.oneOf("list", LISTS), row.code("code"), zh, row.english("name_en", 100, zh));
    }
}
