package org.linli.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.cli.api.Login;
import org.linli.cli.api.Service;
import org.linli.cli.replay.CsvRows.RowFault;

/** Moves a city's past over: an administrator's action, row by row all or nothing, and each row once for ever. */
final class ImportReplay {

    private static final int BATCH = 200;

    private final Service intake;
    private final Login admin;
    private final PrintStream out;

    private final List<String> imported = new ArrayList<>();
    private final List<RowFault> refusals = new ArrayList<>();
    private int known;

    ImportReplay(Service intake, Login admin, PrintStream out) {
        this.intake = intake;
        this.admin = admin;
        this.out = out;
    }

    /** @param source names where the rows come from; a row's id is unique within it */
    void run(String source, List<Message> messages, Decisions decisions) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<Message> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
            send(source, batch, decisions);
            out.println("  " + (from + batch.size()) + "/" + messages.size() + "  新增 · new " + imported.size()
                    + "  已有 · known " + known + "  被拒 · refused " + refusals.size());
        }
    }

    private void send(String source, List<Message> batch, Decisions decisions) {
        List<Map<String, Object>> rows =
                batch.stream().map(message -> row(message, decisions)).toList();
        JsonNode answer = intake.post("/v1/imports", Map.of("source", source, "rows", rows), admin)
                .body();
        for (JsonNode result : answer.path("rows")) {
            Message message = batch.get(result.path("row").asInt() - 1);
            switch (result.path("outcome").asText()) {
                case "accepted" -> imported.add(result.path("reportId").asText());
                case "duplicate" -> known++;
                default -> refusals.add(new RowFault(message.line(), why(result.path("refusal"))));
            }
        }
    }

    private static Map<String, Object> row(Message message, Decisions decisions) {
        Map<String, Object> row = new HashMap<>();
        row.put("externalId", message.id());
        row.put("submittedAt", message.sentAt().toString());
        row.put("text", message.text().isBlank() ? message.subject() : message.text());
        row.put("subject", message.subject());
        if (message.reply() != null) {
            row.put("answer", message.reply());
        }
        if (message.repliedAt() != null) {
            row.put("answeredAt", message.repliedAt().toString());
        }
        decisions.of(message).ifPresent(steps -> row.put("decisions", texts(steps)));
        return row;
    }

    private static Map<String, String> texts(Map<String, Instant> steps) {
        return steps.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    }

    private static String why(JsonNode refusal) {
        return refusal.path("field").asText() + " (" + refusal.path("rule").asText() + "): "
                + refusal.path("message").asText();
    }

    /** Ids of the reports that this run added. */
    List<String> imported() {
        return List.copyOf(imported);
    }

    /** How many an earlier run had brought. */
    int known() {
        return known;
    }

    /** By line of the messages' file. */
    List<RowFault> refusals() {
        return refusals.stream().sorted(Comparator.comparingInt(RowFault::line)).toList();
    }
}
