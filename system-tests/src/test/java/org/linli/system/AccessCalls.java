package org.linli.system;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/**
 * Makes the calls of the access list. Bodies are right in form but would change nothing: the version given is one that
 * nothing ever has, or the content is refused. Whoever gets as far as that was let through.
 */
final class AccessCalls {

    private static final String STALE = "\"999999\"";
    private static final String NOTE = "核对权限";

    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("verification", Map.of("outcome", "confirmed", "note", NOTE)),
            Map.entry("acceptance", Map.of("note", NOTE)),
            Map.entry("refusal", Map.of("reasonCode", "duplicate", "reason", NOTE)),
            Map.entry("redactions", Map.of("text", NOTE, "reason", NOTE)),
            Map.entry("filing", Map.of("note", NOTE)),
            Map.entry("declining", Map.of("reasonCode", "solved", "reason", NOTE)),
            Map.entry("closing", Map.of("note", NOTE)),
            Map.entry("dispatching", Map.of("lead", AccessThings.UNIT, "supporting", List.of())),
            Map.entry("check", Map.of("outcome", "passed", "note", NOTE, "photos", List.of())),
            Map.entry("return", Map.of("reasonCode", "not-mine", "reason", NOTE)),
            Map.entry("report", Map.of("words", NOTE, "answer", NOTE, "photos", List.of())),
            Map.entry("stage", Map.of("note", NOTE, "photos", List.of())),
            Map.entry("arbitration", Map.of("ruling", "uphold", "reason", NOTE)),
            Map.entry("withdrawal", Map.of("reason", NOTE)),
            Map.entry("reports", Map.of()),
            Map.entry("imports", Map.of("source", "access", "rows", List.of())),
            Map.entry("city-packs", Map.of("files", Map.of())),
            Map.entry("application", Map.of("revision", 0)),
            Map.entry("bulletins", Map.of("week", "2021-W99")),
            // No letter has this id: a body that cannot be read is refused before it is looked for, but after the role.
            Map.entry("replay", Map.of("no-such-field", NOTE)));

    private final RunningCity city;
    private final AccessThings things;

    AccessCalls(RunningCity city, AccessThings things) {
        this.city = city;
        this.things = things;
    }

    /** @param as the caller's request, without anything that belongs to this call */
    Response make(AccessList.Line line, RequestSpecification as) {
        if (line.method().equals("GET")) {
            return as.get(base(line) + address(line));
        }
        String action = line.path().contains("/stages/")
                ? "stage"
                : line.path().substring(line.path().lastIndexOf('/') + 1);
        if (line.path().equals("/v1/photos")) {
            return as.contentType("image/jpeg").body(new byte[] {'n', 'o'}).post(base(line) + line.path());
        }
        Object body = action.equals("tracking") ? tracking(line.on()) : BODIES.get(action);
        if (body != null) {
            as.body(body);
        }
        return as.header("If-Match", STALE).post(base(line) + address(line));
    }

    private String base(AccessList.Line line) {
        return switch (line.service()) {
            case "intake" -> city.intake();
            case "dispatch" -> city.dispatch();
            case "reporting" -> city.reporting();
            default -> throw new IllegalArgumentException("no such service: " + line.service());
        };
    }

    private String address(AccessList.Line line) {
        if (line.path().equals("/v1/photos/{id}")) {
            String link = things.link(line.service());
            return line.on().equals("a link") ? link : link.replaceFirst("/photos/[^?]+", "/photos/" + things.id(""));
        }
        return line.path().replaceFirst("\\{[^}]+}", things.id(line.on())).replace("{stage}", "fence") + query(line);
    }

    private String query(AccessList.Line line) {
        if (!line.method().equals("GET")) {
            return "";
        }
        return switch (line.path()) {
            case "/v1/reports" -> "?number=" + things.fresh().number();
            case "/v1/cases", "/v1/orders" -> "?number=" + things.worked().number();
            case "/v1/areas/at" -> "?longitude=" + Walk.LONGITUDE + "&latitude=" + Walk.LATITUDE + "&datum=WGS84";
            case "/v1/answerable" -> "?area=" + AccessThings.GRID;
            case "/v1/conditions" -> "?category=" + Walk.BY_PEOPLE;
            case "/v1/routing-preview" -> "?from=2026-01-01&to=2026-02-01";
            case "/v1/indicators" -> "?from=2026-01-01&to=2026-02-01" + part(line.on());
            default -> "";
        };
    }

    private static String part(String on) {
        return switch (on) {
            case "the grid of the case" -> "&area=" + AccessThings.GRID;
            case "the unit of the order" -> "&unit=" + AccessThings.UNIT;
            default -> "";
        };
    }

    private Map<String, String> tracking(String on) {
        Walk other = on.equals("number and secret") ? things.fresh() : things.worked();
        return Map.of("number", things.fresh().number(), "secret", other.secret());
    }
}
