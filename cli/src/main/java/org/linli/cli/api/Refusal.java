package org.linli.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** Something was asked for and refused, by a service (its RFC 9457 problem) or by the command itself. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String type;
    private final transient JsonNode problem;

    private Refusal(String message, int status, String type, JsonNode problem) {
        super(message);
        this.status = status;
        this.type = type;
        this.problem = problem;
    }

    /** A refusal of the command itself, in one line. */
    public static Refusal because(String line) {
        return new Refusal(line, 0, "", MissingNode.getInstance());
    }

    /** A service's answer of status 400 or above, as one line that names what was asked. */
    static Refusal of(String asked, int status, JsonNode problem) {
        List<String> parts = new ArrayList<>();
        parts.add(asked + " → " + status);
        addText(parts, problem.path("title"));
        addText(parts, problem.path("detail"));
        problem.path("errors")
                .forEach(error -> parts.add(
                        error.path("field").asText() + " (" + error.path("rule").asText() + "): "
                                + error.path("message").asText()));
        String type = problem.path("type").asText("");
        return new Refusal(String.join(" · ", parts), status, type.substring(type.lastIndexOf('/') + 1), problem);
    }

    private static void addText(List<String> parts, JsonNode text) {
        if (text.isTextual()) {
            parts.add(text.asText());
        }
    }

    /** The HTTP status; 0 when the command itself refused. */
    public int status() {
        return status;
    }

    /** The problem's slug, e.g. {@code stale}; empty when there is none. */
    public String type() {
        return type;
    }

    /** The problem as it came; a missing node when there is none. */
    public JsonNode problem() {
        return problem;
    }

    /** Whether somebody else was first, so that looking again and deciding anew is right. */
    public boolean isOvertaken() {
        return status == 412 || (status == 409 && !type.equals("idempotency-key-reused"));
    }
}
