package org.linli.cli.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.cli.replay.CsvRows.Row;
import org.linli.cli.replay.CsvRows.RowFault;

/**
 * When a city decided on its past messages, by message id and step; a step that is not there was not taken.
 *
 * @param given whether there is such a list: with it a message that does not stand in it was never decided on, without it
 *     the reply is the decision
 */
record Decisions(boolean given, Map<String, Decided> byMessage, List<RowFault> faults) {

    /** The steps of one message, by the field of an import row, and the line on which they stand. */
    record Decided(int line, Map<String, Instant> steps) {}

    /** Column of the file → field of an import row. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("filed_at", "filedAt");
        STEPS.put("declined_at", "declinedAt");
        STEPS.put("dispatched_at", "dispatchedAt");
        STEPS.put("reported_back_at", "reportedBackAt");
        STEPS.put("checked_at", "checkedAt");
        STEPS.put("closed_at", "closedAt");
    }

    static final Decisions NONE = new Decisions(false, Map.of(), List.of());

    static Decisions read(Path file, ZoneId zone) {
        List<String> columns = new ArrayList<>(List.of("message_id"));
        columns.addAll(STEPS.keySet());
        CsvRows.Content content = CsvRows.read(file, columns);
        List<RowFault> faults = new ArrayList<>(content.faults());
        Map<String, Decided> byMessage = new LinkedHashMap<>();
        for (Row row : content.rows()) {
            try {
                if (byMessage.putIfAbsent(row.field("message_id").strip(), new Decided(row.line(), steps(row, zone)))
                        != null) {
                    faults.add(new RowFault(row.line(), "message_id: 重复 · there twice"));
                }
            } catch (BadRow bad) {
                faults.add(new RowFault(row.line(), String.valueOf(bad.getMessage())));
            }
        }
        faults.sort(java.util.Comparator.comparingInt(RowFault::line));
        return new Decisions(true, byMessage, faults);
    }

    /** When the city took which step with a message; nothing when no such list was given. */
    Optional<Map<String, Instant>> of(Message message) {
        if (!given) {
            return Optional.empty();
        }
        Decided decided = byMessage.get(message.id());
        return Optional.of(decided == null ? Map.of() : decided.steps());
    }

    /** Rows that belong to no message. */
    List<RowFault> strangers(Set<String> messageIds) {
        return byMessage.entrySet().stream()
                .filter(e -> !messageIds.contains(e.getKey()))
                .map(e -> new RowFault(e.getValue().line(), "message_id: 无此来信 · no such message: " + e.getKey()))
                .toList();
    }

    private static Map<String, Instant> steps(Row row, ZoneId zone) {
        Map<String, Instant> steps = new LinkedHashMap<>();
        STEPS.forEach((column, field) -> {
            Instant at = LocalTimes.parse(column, row.field(column), zone);
            if (at != null) {
                steps.put(field, at);
            }
        });
        return steps;
    }
}
