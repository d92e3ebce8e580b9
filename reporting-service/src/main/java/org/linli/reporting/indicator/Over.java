package org.linli.reporting.indicator;

import java.util.Map;

/**
 * What an indicator counts, and the closed vocabulary that definitions may use of it. Only what stands here becomes SQL;
 * nothing of a definition's text does. {@code p.ending} is the end of the period, or now when that is earlier.
 */
enum Over {
    REPORTS(
            "report_fact r",
            "r.lead_unit",
            Map.ofEntries(
                    Map.entry("submitted", "r.submitted_at"),
                    Map.entry("verified", "r.verified_at"),
                    Map.entry("accepted", "r.accepted_at"),
                    Map.entry("refused", "r.refused_at"),
                    Map.entry("proposed", "r.proposed_at"),
                    Map.entry("filed", "r.filed_at"),
                    Map.entry("declined", "r.declined_at"),
                    Map.entry("dispatched", "r.dispatched_at"),
                    Map.entry("reported-back", "r.reported_back_at"),
                    Map.entry("last-reported-back", "r.last_reported_back_at"),
                    Map.entry("checked", "r.checked_at"),
                    Map.entry("closed", "r.closed_at"),
                    Map.entry("due", "r.due_at")),
            Map.ofEntries(
                    Map.entry("accepted", "r.accepted_at IS NOT NULL"),
                    Map.entry("refused", "r.refused_at IS NOT NULL"),
                    Map.entry("filed", "r.filed_at IS NOT NULL"),
                    Map.entry("declined", "r.declined_at IS NOT NULL"),
                    Map.entry("dispatched", "r.dispatched_at IS NOT NULL"),
                    Map.entry("reported-back", "r.reported_back_at IS NOT NULL"),
                    Map.entry("checked", "r.checked_at IS NOT NULL"),
                    Map.entry("closed", "r.closed_at IS NOT NULL"),
                    Map.entry("imported", "r.imported"),
                    Map.entry("filed-automatically", "r.filed_automatically"),
                    Map.entry("dispatched-automatically", "r.dispatched_automatically"),
                    Map.entry("closed-automatically", "r.closed_automatically"),
                    Map.entry("closed-on-time", "r.closed_on_time"),
                    Map.entry("reported-back-by-due", "r.last_reported_back_at <= r.due_at"),
                    Map.entry("provisional-due", "r.due_provisional"),
                    Map.entry("reworked", "r.reworks > 0"),
                    Map.entry("returned", "r.returns > 0"),
                    Map.entry("late-filing", "r.late_filing"),
                    Map.entry("late-dispatching", "r.late_dispatching"),
                    Map.entry("late-checking", "r.late_checking"),
                    Map.entry(
                            "open-at-end",
                            "r.filed_at < p.ending AND (r.closed_at IS NULL OR r.closed_at >= p.ending)"),
                    Map.entry(
                            "past-due-at-end",
                            "r.due_at < p.ending AND NOT COALESCE(r.last_reported_back_at <= r.due_at"
                                    + " AND (r.last_sent_back_at IS NULL"
                                    + " OR r.last_sent_back_at < r.last_reported_back_at), FALSE)")),
            Map.of("reworks", "r.reworks", "returns", "r.returns")),

    ORDERS(
            "order_fact o LEFT JOIN report_fact r ON r.report_id = o.report_id",
            "o.unit",
            Map.of(
                    "issued", "o.issued_at",
                    "taken", "o.taken_at",
                    "returned", "o.returned_at",
                    "arbitrated", "o.arbitrated_at",
                    "handled", "o.handled_at",
                    "withdrawn", "o.withdrawn_at",
                    "due", "o.due_at"),
            Map.ofEntries(
                    Map.entry("taken", "o.taken_at IS NOT NULL"),
                    Map.entry("returned", "o.returned_at IS NOT NULL"),
                    Map.entry("overruled", "o.ruling = 'overruled'"),
                    Map.entry("handled", "o.handled_at IS NOT NULL"),
                    Map.entry("withdrawn", "o.withdrawn_at IS NOT NULL"),
                    Map.entry("lead", "o.part = 'lead'"),
                    Map.entry("support", "o.part = 'support'"),
                    Map.entry("on-time", "o.on_time"),
                    Map.entry("late", "o.late"),
                    Map.entry("not-taken-in-time", "o.not_taken_in_time"),
                    Map.entry("reworked", "o.reworks > 0"),
                    Map.entry("imported", "r.imported")),
            Map.of("reworks", "o.reworks", "returns", "o.returns")),

    STAGES(
            "stage_fact s LEFT JOIN report_fact r ON r.report_id = s.report_id",
            "s.unit",
            Map.of("due", "s.due_at", "done", "s.done_at"),
            Map.of("on-time", "s.on_time"),
            Map.of());

    private final String tables;
    private final String unit;
    private final Map<String, String> times;
    private final Map<String, String> traits;
    private final Map<String, String> numbers;

    Over(
            String tables,
            String unit,
            Map<String, String> times,
            Map<String, String> traits,
            Map<String, String> numbers) {
        this.tables = tables;
        this.unit = unit;
        this.times = times;
        this.traits = traits;
        this.numbers = numbers;
    }

    String tables() {
        return tables;
    }

    /** Column of the unit a row counts for: the lead unit of a case, the unit of an order or of a stage. */
    String unit() {
        return unit;
    }

    /** Named moments, each a column. */
    Map<String, String> times() {
        return times;
    }

    /** Named conditions. */
    Map<String, String> traits() {
        return traits;
    }

    /** Named numbers that a count may add up. */
    Map<String, String> numbers() {
        return numbers;
    }
}
