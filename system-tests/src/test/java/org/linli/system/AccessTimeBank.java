package org.linli.system;

import java.util.List;
import java.util.Map;

/** What the calls about the time bank are about: a filling of the reserve that {@code admin} proposed; nobody decides it. */
final class AccessTimeBank implements AccessPart {

    private final RunningCity city;
    private final Helping helping;
    private final String volunteer;
    private final String phoneless;
    private final String filling;

    /**
     * @param volunteer the person who signs in as that
     * @param phoneless somebody of the grid
     */
    AccessTimeBank(RunningCity city, String volunteer, String phoneless) {
        this.city = city;
        this.helping = new Helping(city);
        this.volunteer = volunteer;
        this.phoneless = phoneless;
        this.filling = helping.made("admin", "time-bank/reserve", Map.of("minutes", 60, "reason", "核对权限"));
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "a person who signs in and one without a phone", List.of(volunteer, phoneless),
                "a filling of the reserve", List.of(filling));
    }

    @Override
    public Map<String, Object> bodies() {
        // What is missing is looked at after the caller's right.
        return Map.of(
                "POST /v1/accounts/{id}/transfers", Map.of(),
                "POST /v1/accounts/{id}/donations", Map.of(),
                "POST /v1/people/{id}/family", Map.of(),
                "POST /v1/time-bank/reserve", Map.of(),
                "POST /v1/time-bank/reserve/{id}/refusal", Map.of(),
                "POST /v1/time-bank/grants", Map.of("person", phoneless));
    }

    @Override
    public Map<String, Object> standing() {
        String accounts = city.volunteer() + "/v1/accounts?ownerKind=person&owner=";
        return Map.of(
                "filling",
                        helping.seen("admin", city.volunteer() + "/v1/time-bank/reserve?limit=200")
                                .getString("items.find { it.id == '" + filling + "' }.state"),
                "family",
                        helping.seen("volunteer", city.volunteer() + "/v1/people/" + volunteer + "/family")
                                .getList("items.person"),
                "granted", helping.seen("auditor", accounts + phoneless).getList("items.version"));
    }
}
