package org.linli.citypack;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Reads earning_rules.csv, if there is one; rule 69. */
final class EarningRulesCsv {

    static final String PATH = "earning_rules.csv";

    /** No kind of need: a volunteer's own report that was filed. */
    private static final String REPORT_FILED = "report-filed";

    private static final List<String> COLUMNS =
            List.of("need_kind", "evidence", "currency", "per_hour", "ends_after_days", "valid_from");
    private static final String MINUTES = "minutes";
    private static final Set<String> CURRENCIES = Set.of("community-points", "unit-points", MINUTES);
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final Reading reading;
    private final Table<NeedKind> kinds;

    EarningRulesCsv(Reading reading, Table<NeedKind> kinds) {
        this.reading = reading;
        this.kinds = kinds;
    }

    Table<EarningRule> read() {
        Table<EarningRule> rules =
                new CsvFile(PATH, COLUMNS, reading).readIfThere(EarningRulesCsv::rule, EarningRulesCsv::key);
        for (Listed<EarningRule> row : rules.rows()) {
            String kind = row.value().needKind();
            if (kind != null && !kind.equals(REPORT_FILED) && kinds.lacks(kind)) {
                reading.faults()
                        .add(
                                row.at(),
                                "earning_rules.kind-unknown",
                                kind,
                                "没有需求类别 " + kind,
                                "there is no kind of need " + kind);
            }
        }
        return rules;
    }

    private static EarningRule rule(CsvRow row) {
        String currency = row.oneOf("currency", CURRENCIES);
        Integer endsAfter = row.optionalWhole("ends_after_days", 1, 36_500);
        if (endsAfter != null && currency.equals(MINUTES)) {
            row.bad("ends_after_days", endsAfter.toString(), "分钟不设期限", "minutes do not end");
        }
        return new EarningRule(
                row.at().line(),
                row.optionalCode("need_kind").orElse(null),
                row.whole("evidence", 0, 4),
                currency,
                row.whole("per_hour", 0, 10_000),
                endsAfter,
                validFrom(row));
    }

    private static LocalDate validFrom(CsvRow row) {
        LocalDate day = row.date("valid_from");
        if (!day.equals(CsvRow.NO_DATE) && (day.isBefore(EARLIEST) || !day.isBefore(LATEST))) {
            row.bad("valid_from", day.toString(), "须在 2000 年至 2199 年之间", "must be in the years 2000 to 2199");
            return CsvRow.NO_DATE;
        }
        return day;
    }

    private static String key(EarningRule rule) {
        return rule.currency().isEmpty() || rule.validFrom().equals(CsvRow.NO_DATE)
                ? ""
                : String.join(
                        " ",
                        rule.needKind() == null ? "*" : rule.needKind(),
                        Integer.toString(rule.evidence()),
                        rule.currency(),
                        rule.validFrom().toString());
    }
}
