package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;
import org.linli.cli.city.CareList.Row;

/** Sends a list of people as rounds, one a community: each is taken over whole or not at all, and some go at a time. */
final class SendingElders {

    private final Care care;
    private final Login officer;
    private final Clock clock;
    private final PrintStream out;

    SendingElders(Care care, Login officer, Clock clock, PrintStream out) {
        this.care = care;
        this.officer = officer;
        this.clock = clock;
        this.out = out;
    }

    /** @return false when there were faults, which are printed; of their communities nobody was taken over */
    boolean send(CareList people, CityPack city) {
        Map<String, String> parents = new HashMap<>();
        city.areas().forEach(area -> parents.put(area.code(), area.parent() == null ? area.code() : area.parent()));
        Map<String, List<Row>> rounds = people.by(
                row -> parents.getOrDefault(row.text("area"), city.info().code()));
        Instant began = clock.instant();
        List<JsonNode> taken = Collections.synchronizedList(new ArrayList<>());
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        AtOnce.each(rounds.entrySet(), round -> {
            byte[] csv = people.csv(round.getValue());
            try {
                taken.add(StillComing.awaited(
                        "areas and units of " + people.file() + " in care",
                        () -> care.round(round.getKey(), csv, key(round.getKey(), csv), officer)));
            } catch (Refusal refusal) {
                if (!refusal.type().equals("list-faulty")) {
                    throw refusal;
                }
                refusal.problem().path("faults").forEach(fault -> faults.add(told(people, round.getValue(), fault)));
            }
        });
        faults.stream().sorted().forEach(out::println);
        // A list that was sent before is answered as it was then.
        List<JsonNode> anew = taken.stream()
                .filter(round -> !Instant.parse(round.path("sentAt").asText()).isBefore(began))
                .toList();
        int rows = sum(taken, "rows");
        int made = sum(anew, "registered");
        int changed = sum(anew, "changed");
        out.printf(
                "  %7d  老人 elders (新增 new %d, 更新 updated %d, 未变 unchanged %d)%n",
                rows, made, changed, rows - made - changed);
        if (!faults.isEmpty()) {
            out.println(people.file() + ": 有错误的社区未导入 · communities with faults were not imported");
        }
        return faults.isEmpty();
    }

    /** The same for the same list, so that it is taken over once however often it is sent. */
    private static String key(String area, byte[] csv) {
        return "city-" + area + "-" + UUID.nameUUIDFromBytes(csv);
    }

    /** A fault where it stands in the file, not in the round. */
    private static String told(CareList people, List<Row> rows, JsonNode fault) {
        int place = fault.path("line").asInt() - 2; // below the header, from 0
        long line = place >= 0 && place < rows.size() ? rows.get(place).line() : 1;
        return PackFolder.CARE + "/" + people.file() + ":" + line + ": "
                + fault.path("column").asText() + " " + fault.path("rule").asText() + " "
                + fault.path("message").asText();
    }

    private static int sum(List<JsonNode> taken, String what) {
        return taken.stream().mapToInt(round -> round.path(what).asInt()).sum();
    }
}
