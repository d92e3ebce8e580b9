package org.linli.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;

/** Asks services for their dead letters and brings each back, oldest first, with what waited behind it. */
final class BringingBack {

    private static final int PAGE = 1000;

    private final List<Service> services;
    private final Login admin;
    private final @Nullable String channel;
    private final @Nullable UUID id;
    private final PrintStream out;

    BringingBack(List<Service> services, Login admin, @Nullable String channel, @Nullable UUID id, PrintStream out) {
        this.services = services;
        this.admin = admin;
        this.channel = channel;
        this.id = id;
        this.out = out;
    }

    /** @return the exit code: 0, or 1 when a letter was named that is not there */
    int list() {
        int count = 0;
        for (Service service : services) {
            for (JsonNode letter : open(service)) {
                show(service, letter);
                count++;
            }
        }
        out.println(count + " 条死信 · " + count + " dead letters");
        return count == 0 && id != null ? 1 : 0;
    }

    /**
     * A letter that comes back may reveal another one behind it; those are brought back too, each tried once.
     *
     * @return the exit code: 0 when nothing is left, 1 when something still cannot be handled
     */
    int replay(Map<String, String> headers, @Nullable String value) {
        Map<String, Object> mending = new HashMap<>();
        if (!headers.isEmpty()) {
            mending.put("headers", headers);
        }
        if (value != null) {
            mending.put("value", value);
        }
        int back = 0;
        int left = 0;
        boolean found = false;
        for (Service service : services) {
            Set<String> tried = new HashSet<>();
            for (List<JsonNode> letters = untried(service, tried);
                    !letters.isEmpty();
                    letters = untried(service, tried)) {
                for (JsonNode letter : letters) {
                    found = true;
                    tried.add(letter.path("id").asText());
                    show(service, letter);
                    if (bringBack(service, letter, mending)) {
                        back++;
                    } else {
                        left++;
                    }
                }
            }
        }
        if (!found) {
            out.println(id == null ? "没有死信 · no dead letters" : "没有此死信 · no such open dead letter: " + id);
            return id == null ? 0 : 1;
        }
        out.println("已重新处理 " + back + " 条,仍有 " + left + " 条 · " + back + " brought back, " + left + " left");
        return left == 0 ? 0 : 1;
    }

    private boolean bringBack(Service service, JsonNode letter, Map<String, Object> mending) {
        try {
            JsonNode outcome = service.post(
                            "/v1/dead-letters/" + letter.path("id").asText() + "/replay", mending, admin)
                    .body();
            int followed = outcome.path("followed").asInt();
            String blocked = outcome.path("blockedBecause").asText("");
            out.println("  已处理,随后 " + followed + " 条 · handled, " + followed + " followed"
                    + (blocked.isEmpty() ? "" : ";其后又受阻 · blocked again: " + blocked));
            return true;
        } catch (Refusal still) {
            out.println("  仍无法处理 · still cannot be handled: " + still.getMessage());
            return false;
        }
    }

    private List<JsonNode> untried(Service service, Set<String> tried) {
        return open(service).stream()
                .filter(letter -> !tried.contains(letter.path("id").asText()))
                .toList();
    }

    private List<JsonNode> open(Service service) {
        List<JsonNode> letters = new ArrayList<>();
        for (JsonNode letter :
                service.get("/v1/dead-letters?limit=" + PAGE, admin).body()) {
            if ((channel == null || channel.equals(letter.path("channel").asText()))
                    && (id == null || id.toString().equals(letter.path("id").asText()))) {
                letters.add(letter);
            }
        }
        return letters;
    }

    private void show(Service service, JsonNode letter) {
        out.printf(
                "%s  %s/%s  %s[%d]@%d  key=%s  %s%n    %s%n",
                letter.path("id").asText(),
                service.name(),
                letter.path("channel").asText(),
                letter.path("topic").asText(),
                letter.path("partition").asInt(),
                letter.path("offset").asLong(),
                letter.path("key").asText("-"),
                letter.path("deadAt").asText(),
                letter.path("reason").asText());
    }
}
