package org.linli.system;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the calls about offers are about: a draft and a published one of {@code organiser}, and takings for a need. */
final class AccessOffers implements AccessPart {

    private static final String NOTE = "核对权限";

    private final RunningCity city;
    private final Helping helping;
    private final String need;
    private final String draft;
    private final String published;
    private final String taking;

    /** @param need an open one that {@code organiser} proposed */
    AccessOffers(RunningCity city, String need) {
        this.city = city;
        this.helping = new Helping(city);
        this.need = need;
        this.draft = helping.made("organiser", "offers", offer(AccessVolunteers.UNIT));
        this.published = helping.made("organiser", "offers", offer(AccessVolunteers.UNIT));
        helping.act("desk", "offers", published, "publication", Map.of());
        asked(published); // a need asks once at a time, so that whoever may ask again changes nothing
        String ofDesk = helping.made("desk", "offers", offer(null));
        helping.act("desk", "offers", ofDesk, "publication", Map.of());
        this.taking = asked(ofDesk);
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "a draft offer of the grid", List.of(draft),
                "a published offer of the grid", List.of(published),
                "a published offer and an open need of the grid", List.of(published),
                "a taking of the desk's offer for a need of the grid", List.of(taking));
    }

    @Override
    public Map<String, Object> bodies() {
        Map<String, Object> over = offer(AccessVolunteers.UNIT);
        over.put("firstDay", LocalDate.now().minusDays(40).toString());
        over.put("lastDay", LocalDate.now().minusDays(10).toString());
        return Map.of(
                "POST /v1/offers", over,
                "POST /v1/offers/{id}/withdrawal", Map.of("reason", NOTE),
                "POST /v1/offers/{id}/takings", Map.of("need", need),
                "POST /v1/takings/{id}/declining", Map.of("reason", NOTE),
                "POST /v1/takings/{id}/return", Map.of("reason", NOTE));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/offers", "?limit=200&area=" + AccessThings.GRID);
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "draft offer", state("offers/" + draft),
                "published offer", state("offers/" + published),
                "taking", state("takings/" + taking),
                "takings of the need",
                        helping.seen("desk", city.volunteer() + "/v1/needs/" + need + "/takings")
                                .getList("id"));
    }

    private String state(String what) {
        return helping.seen("desk", city.volunteer() + "/v1/" + what).getString("state");
    }

    private String asked(String offer) {
        return helping.made("organiser", "offers/" + offer + "/takings", Map.of("need", need));
    }

    private static Map<String, Object> offer(@Nullable String unit) {
        Map<String, Object> offer = new HashMap<>();
        offer.put("list", "service");
        offer.put("kind", "haircut");
        offer.put("title", "义务理发");
        offer.put("area", AccessThings.GRID);
        offer.put("capacity", 3);
        offer.put("lastDay", LocalDate.now().plusDays(30).toString());
        if (unit != null) {
            offer.put("unit", unit);
        }
        return offer;
    }
}
