package org.linli.system;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Service that was entered afterwards for somebody of the grid, and a certificate of what {@code volunteer} served. */
final class AccessForgotten implements AccessPart {

    private static final String NOTE = "核对权限";

    private final RunningCity city;
    private final Helping helping;
    private final String phoneless;
    private final String entry;
    private final String number;
    private final String code;

    /**
     * @param volunteer the person who signs in as that
     * @param phoneless somebody of the grid
     */
    AccessForgotten(RunningCity city, String volunteer, String phoneless) {
        this.city = city;
        this.helping = new Helping(city);
        this.phoneless = phoneless;
        this.entry =
                helping.made("desk", "back-entries", entered(LocalDate.now().minusDays(2)));
        var issued = city.people()
                .as("volunteer")
                .body(Map.of(
                        "from", LocalDate.now().minusDays(30).toString(),
                        "to", LocalDate.now().toString()))
                .post(city.volunteer() + "/v1/people/" + volunteer + "/service-certificates")
                .then()
                .statusCode(201)
                .extract();
        this.number = issued.path("number");
        this.code = issued.path("code");
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "an entry of the grid", List.of(entry),
                "a certificate with its code", List.of(number),
                "a certificate that stands", List.of(number));
    }

    @Override
    public Map<String, Object> bodies() {
        // Too long ago, or nothing said: looked at after the caller's right.
        return Map.of(
                "POST /v1/back-entries", entered(LocalDate.of(2020, 1, 1)),
                "POST /v1/back-entries/{id}/refusal", Map.of("reason", NOTE),
                "POST /v1/people/{id}/service-certificates", Map.of(),
                "POST /v1/service-certificates/{number}/revocation", Map.of());
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/back-entries", "?limit=200", "GET /v1/service-certificates/{number}", "?code=" + code);
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "entry",
                helping.seen("desk", city.volunteer() + "/v1/back-entries/" + entry)
                        .getString("state"),
                "certificate of service",
                city.people()
                        .anonymous()
                        .get(city.volunteer() + "/v1/service-certificates/" + number + "?code=" + code)
                        .jsonPath()
                        .getBoolean("stands"));
    }

    private Map<String, Object> entered(LocalDate day) {
        return Map.of("person", phoneless, "kind", "haircut", "day", day.toString(), "minutes", 30, "reason", NOTE);
    }
}
