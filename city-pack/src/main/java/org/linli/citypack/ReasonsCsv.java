package org.linli.citypack;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads reasons.csv; rule 59. */
final class ReasonsCsv {

    private static final List<String> COLUMNS = List.of("kind", "code", "text_zh", "text_en");
    private static final List<String> KINDS =
            List.of("refusal", "declining", "return", "rework", "withdrawal", "redaction");

    private final Reading reading;

    ReasonsCsv(Reading reading) {
        this.reading = reading;
    }

    Table<Reason> read() {
        Table<Reason> reasons = new CsvFile("reasons.csv", COLUMNS, reading).read(ReasonsCsv::reason, ReasonsCsv::key);
        if (reasons.readable()) {
            Set<String> given = reasons.values().map(Reason::kind).collect(Collectors.toSet());
            KINDS.stream()
                    .filter(kind -> !given.contains(kind))
                    .forEach(kind -> reading.faults()
                            .add(
                                    Place.whole("reasons.csv"),
                                    "reasons.kind-empty",
                                    kind,
                                    "没有 " + kind + " 的原因",
                                    "there is no reason of kind " + kind));
        }
        return reasons;
    }

    private static Reason reason(CsvRow row) {
        String zh = row.text("text_zh", 200);
        return new Reason(row.oneOf("kind", Set.copyOf(KINDS)), row.code("code"), zh, row.english("text_en", 200, zh));
    }

    private static String key(Reason reason) {
        return reason.kind().isEmpty() || reason.code().isEmpty() ? "" : reason.kind() + " " + reason.code();
    }
}
