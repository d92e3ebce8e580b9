package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;
import org.linli.cli.city.CareList.Row;

/** Enters contracts with providers, and who is enrolled in them. */
final class EnteringContracts {

    private static final int TRIES = 5;

    private final Care care;
    private final Login officer;
    private final Map<String, String> ids;
    private final AtomicInteger enrolled = new AtomicInteger();

    EnteringContracts(Care care, Login officer, Map<String, String> ids) {
        this.care = care;
        this.officer = officer;
        this.ids = ids;
    }

    /** How many people were enrolled. */
    int enrolled() {
        return enrolled.get();
    }

    /** @return the list's reference → id, of those that are there already too */
    Map<String, String> open(List<Row> contracts) {
        Map<String, String> opened = new HashMap<>();
        for (Row row : contracts) {
            String id = care.packages(row.text("area"), officer).stream()
                    .filter(each -> each.path("number").asText().equals(row.text("number"))
                            && each.path("unit").asText().equals(row.text("unit")))
                    .map(each -> each.path("id").asText())
                    .findFirst()
                    .orElseGet(() -> StillComing.awaited(
                                    "unit of a contract in care", () -> care.open(contract(row), officer))
                            .text("id"));
            opened.put(row.text("reference"), id);
        }
        return opened;
    }

    /** One after the other: each enrolment is a change of the contract. */
    void enrol(CareList enrolments, Map<String, String> opened) {
        enrolments.by("package").forEach((reference, rows) -> {
            String id = opened.get(reference);
            if (id != null) {
                enrol(id, rows);
            }
        });
    }

    private void enrol(String id, List<Row> rows) {
        Answer contract = care.contract(id, officer);
        Set<String> there = new HashSet<>();
        for (JsonNode each : contract.body().path("people")) {
            there.add(each.path("elder").asText());
        }
        for (Row row : rows) {
            String elder = ids.get(row.text("elder"));
            if (elder != null && there.add(elder)) {
                contract = enrolled(contract, elder, row);
                enrolled.incrementAndGet();
            }
        }
    }

    /** A visit that is published meanwhile changes the contract too. */
    private Answer enrolled(Answer seen, String elder, Row row) {
        Map<String, Object> share = row.number("visits") == null ? Map.of() : Map.of("visits", row.number("visits"));
        Answer latest = seen;
        for (int attempt = 1; ; attempt++) {
            try {
                return care.enrol(latest, elder, share, officer);
            } catch (Refusal refusal) {
                if (!refusal.isOvertaken() || attempt == TRIES) {
                    throw refusal;
                }
                latest = care.contract(latest.text("id"), officer);
            }
        }
    }

    /** {@code home-help 3600;haircut 900} are its lines. */
    private static Map<String, Object> contract(Row row) {
        Map<String, Object> contract = new LinkedHashMap<>();
        for (String same : List.of("number", "unit", "area", "from", "to")) {
            contract.put(same, row.text(same));
        }
        contract.put("lines", row.read("lines", EnteringContracts::lines));
        return contract;
    }

    private static List<Map<String, Object>> lines(String text) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : text.split(";")) {
            String[] parts = line.split(" ");
            lines.add(Map.of("kind", parts[0], "visits", Integer.valueOf(parts[1])));
        }
        return lines;
    }
}
