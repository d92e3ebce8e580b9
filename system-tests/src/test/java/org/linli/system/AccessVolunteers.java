package org.linli.system;

import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the calls to volunteer-service are about, in the grid of {@code volunteer} and for the unit of {@code organiser}:
 * people, a certificate, a team, needs with a claim of {@code volunteer} on one, and an account that earned something.
 */
final class AccessVolunteers implements AccessPart {

    static final String UNIT = "com-wenmiao";
    private static final String GRID = AccessThings.GRID;
    private static final String NOTE = "核对权限";
    private static final String BEYOND_LENGTH = "h".repeat(101);

    private final RunningCity city;
    private final Helping helping;
    private final String volunteer;
    private final String phoneless;
    private final String certificate;
    private final String team;
    private final String draft;
    private final String open;
    private final String claim;
    private final String account;
    private final String transfer;

    AccessVolunteers(RunningCity city) {
        this.city = city;
        this.helping = new Helping(city);
        this.volunteer = helping.registered("volunteer", GRID);
        helping.registered("volunteer-other", Helping.ELSEWHERE);
        // Nobody serves their own household: the claim that the desk makes for this person is refused, but not for its
        // sake.
        String household = "access-" + UUID.randomUUID();
        this.phoneless = helping.registeredByDesk(
                Map.of("name", "核对", "area", GRID, "household", household, "forAnother", true));
        this.certificate = certificate();
        this.team = team();
        this.draft = helping.proposed("organiser", need(30));
        Map<String, Object> tomorrow = need(24 * 60);
        tomorrow.put("household", household);
        tomorrow.put("places", 5);
        tomorrow.put("reach", "community"); // volunteer-other may see it and ask, and lives too far away
        tomorrow.put("contact", Map.of("name", "王阿姨", "phone", "199 0000 2001", "address", "文庙巷 3 号"));
        this.open = helping.opened(helping.proposed("organiser", tomorrow));
        this.claim = helping.claimed("volunteer", open);
        helping.act("volunteer", "claims", claim, "confirmation", Map.of());
        served();
        String own = city.volunteer() + "/v1/accounts";
        this.account = helping.seen("volunteer", own).getString("items[0].id");
        this.transfer =
                helping.seen("volunteer", own + "/" + account + "/entries").getString("items[0].transferId");
    }

    /** Somebody of the grid who cannot sign in. */
    String phoneless() {
        return phoneless;
    }

    /** Proposed by {@code organiser} in the grid. */
    String openNeed() {
        return open;
    }

    /** The person who signs in as {@code volunteer}. */
    String volunteer() {
        return volunteer;
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.ofEntries(
                Map.entry("a person without a phone", List.of(phoneless)),
                Map.entry("a person who signs in", List.of(volunteer)),
                Map.entry("a person without a phone and a household name too long", List.of(phoneless, BEYOND_LENGTH)),
                Map.entry("a person without a phone and a household that is not blocked", List.of(phoneless, "nobody")),
                Map.entry("a certificate to verify", List.of(certificate)),
                Map.entry("a team of the grid", List.of(team)),
                Map.entry("a team of the grid and its leader", List.of(team, volunteer)),
                Map.entry("a draft need of the unit", List.of(draft)),
                Map.entry("an open need of the grid", List.of(open)),
                Map.entry("an open need of the grid and a person there", List.of(open, phoneless)),
                Map.entry("a claim of the volunteer", List.of(claim)),
                Map.entry("an account of a person", List.of(account)),
                Map.entry("a transfer", List.of(transfer)));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.ofEntries(
                Map.entry("POST /v1/people", Map.of("area", GRID)),
                Map.entry("PUT /v1/people/{id}", Map.of()),
                Map.entry("PUT /v1/people/{id}/skills", Map.of("skills", List.of())),
                Map.entry("PUT /v1/people/{id}/availability", Map.of()),
                Map.entry("POST /v1/people/{id}/consents", Map.of("kind", "no-such", "given", true)),
                Map.entry("POST /v1/people/{id}/certificates", Map.of()),
                Map.entry("POST /v1/people/{id}/representatives", Map.of()),
                Map.entry("POST /v1/certificates/{id}/verification", Map.of("outcome", "verified")),
                Map.entry("POST /v1/certificates/{id}/revocation", Map.of("reason", NOTE)),
                Map.entry("POST /v1/people/{id}/erasure", Map.of()),
                Map.entry("POST /v1/teams", Map.of("area", GRID, "unit", UNIT)),
                Map.entry("POST /v1/transfers/{id}/reversal", Map.of()),
                Map.entry(
                        "POST /v1/earning-rules",
                        Map.of("evidence", 1, "currency", "minutes", "perHour", 60, "validFrom", "2020-01-01")),
                // Where it comes from is looked at last, and there is no such origin.
                Map.entry("POST /v1/needs on a need of the grid", wrong(Map.of())),
                Map.entry("POST /v1/needs on a need of the unit", wrong(Map.of("unit", UNIT))),
                Map.entry("POST /v1/needs/{id}/review", Map.of("note", NOTE)),
                Map.entry("POST /v1/needs/{id}/withdrawal", Map.of("reason", NOTE)),
                Map.entry(
                        "POST /v1/needs/{id}/claims on an open need of the grid and a person there",
                        Map.of("person", phoneless)),
                Map.entry("POST /v1/needs/{id}/team-claims", Map.of("team", team, "people", List.of(volunteer))),
                Map.entry("POST /v1/claims/{id}/release", Map.of("reason", NOTE)),
                Map.entry("POST /v1/claims/{id}/attestation", Map.of("minutes", 20)),
                Map.entry("POST /v1/claims/{id}/dispute", Map.of("reason", NOTE)),
                Map.entry("POST /v1/claims/{id}/settlement", Map.of("minutes", 20, "reason", NOTE)));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "GET /v1/people", "?limit=200&area=" + GRID,
                "GET /v1/certificates", "?limit=200&state=claimed&area=" + GRID,
                "GET /v1/needs", "?limit=200&area=" + GRID,
                "GET /v1/accounts", "?ownerKind=person&owner=" + volunteer);
    }

    @Override
    public Map<String, Object> standing() {
        String claims = city.volunteer() + "/v1/needs/" + open + "/claims";
        String accounts = city.volunteer() + "/v1/accounts?ownerKind=person&owner=";
        return Map.of(
                "person without a phone",
                version("people/" + phoneless),
                "volunteer",
                version("people/" + volunteer),
                "certificate",
                helping.seen("desk", city.volunteer() + "/v1/people/" + volunteer + "/certificates")
                        .getString("find { it.id == '" + certificate + "' }.state"),
                "team",
                version("teams/" + team),
                "draft need",
                version("needs/" + draft),
                "open need",
                version("needs/" + open),
                "claims",
                helping.seen("desk", claims).getList("items.version"),
                "balances",
                helping.seen("auditor", accounts + volunteer).getList("items.version"));
    }

    private String version(String what) {
        JsonPath seen = helping.seen("desk", city.volunteer() + "/v1/" + what);
        return seen.getString("state") + " " + seen.getLong("version");
    }

    private String certificate() {
        return helping.made(
                "volunteer",
                "people/" + volunteer + "/certificates",
                Map.of(
                        "kind",
                        "first-aid",
                        "issuer",
                        "泊桥区红十字会",
                        "number",
                        "HX" + UUID.randomUUID().toString().substring(0, 12),
                        "validFrom",
                        LocalDate.now().minusYears(1).toString()));
    }

    private String team() {
        return helping.made(
                "organiser",
                "teams",
                Map.of("name", "核对队 " + UUID.randomUUID(), "area", GRID, "unit", UNIT, "leader", volunteer));
    }

    private static Map<String, Object> need(int minutesAhead) {
        Map<String, Object> need = Helping.need(GRID, minutesAhead);
        need.put("unit", UNIT);
        return need;
    }

    private static Map<String, Object> wrong(Map<String, Object> more) {
        Map<String, Object> need = Helping.need(GRID, 30);
        need.put("origin", "no-such");
        need.putAll(more);
        return need;
    }

    /** One service from claim to what it earned. */
    private void served() {
        String need = helping.opened(helping.proposed("organiser", need(10)));
        String serving = helping.claimed("volunteer", need);
        for (String action : List.of("confirmation", "check-in", "check-out")) {
            helping.act("volunteer", "claims", serving, action, Map.of());
        }
        helping.act("organiser", "claims", serving, "attestation", Map.of("minutes", 20));
        helping.act("desk", "needs", need, "confirmation", Map.of());
    }
}
