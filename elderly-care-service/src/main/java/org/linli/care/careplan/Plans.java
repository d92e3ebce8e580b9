package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.registry.Calendars;
import org.linli.kit.sql.Database;

/** Series as they stand: their items, what was decided for single days, and the calendars they go by. */
@ApplicationScoped
class Plans {

    /** A series. @param items in the order of their first days */
    record Plan(
            UUID series, List<CareItem> items, List<Occurrences.Exception> exceptions, Calendars.Published calendar) {

        List<Occurrence> between(LocalDate from, LocalDate to) {
            return new Occurrences(items.stream().map(CareItem::segment).toList(), calendar)
                    .between(from, to, exceptions);
        }

        CareItem item(UUID id) {
            return items.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        /** As it would be with an item, in the place of the one of its id or beside all others. */
        Plan with(CareItem changed) {
            List<CareItem> others = items.stream()
                    .filter(each -> !each.id().equals(changed.id()))
                    .toList();
            return new Plan(
                    series,
                    Stream.concat(others.stream(), Stream.of(changed))
                            .sorted(Comparator.comparing(
                                    (CareItem each) -> each.terms().firstDay()))
                            .toList(),
                    exceptions,
                    calendar);
        }
    }

    private final CareItems items;
    private final Calendars calendars;
    private final Database database;

    Plans(CareItems items, Calendars calendars, Database database) {
        this.items = items;
        this.calendars = calendars;
        this.database = database;
    }

    @Transactional
    Plan of(UUID series) {
        return new Plan(series, items.ofSeries(series), exceptions(series), calendars.published());
    }

    /** Nobody else changes the series before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Plan locked(UUID series) {
        return new Plan(series, items.locked(series), exceptions(series), calendars.published());
    }

    @Transactional
    Optional<UUID> elderOf(UUID series) {
        return items.elderOf(series);
    }

    /** A series of somebody that does not exist yet. */
    @Transactional
    Plan imagined(CareItem item) {
        return new Plan(item.series(), List.of(item), List.of(), calendars.published());
    }

    /** Keeps which days wait for a calendar. */
    @Transactional(Transactional.TxType.MANDATORY)
    void waiting(Plan plan, List<Occurrence> waiting) {
        database.update("DELETE FROM care_waiting WHERE series = ?", plan.series());
        for (Occurrence each : waiting) {
            if (plan.item(each.item()).state() != ItemState.PAUSED) {
                database.update(
                        "INSERT INTO care_waiting (series, rule_day, item_id) VALUES (?, ?, ?)",
                        plan.series(),
                        each.ruleDay(),
                        each.item());
            }
        }
    }

    private List<Occurrences.Exception> exceptions(UUID series) {
        return database.list(
                "SELECT * FROM care_exception WHERE series = ? ORDER BY rule_day",
                row -> {
                    Integer from = row.getObject("window_from", Integer.class);
                    return new Occurrences.Exception(
                            Objects.requireNonNull(row.getObject("rule_day", LocalDate.class)),
                            row.getObject("to_day", LocalDate.class),
                            from == null ? null : new Window(from, row.getInt("window_to")));
                },
                series);
    }
}
