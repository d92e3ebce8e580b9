package org.linli.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the desk does for people who are cared for, over elderly-care-service's REST endpoints. */
public final class Care {

    private final Service care;

    public Care(Service care) {
        this.care = care;
    }

    /** Sends a list of people of an area. @param key the same list under the same key is taken over once */
    public JsonNode round(String area, byte[] csv, String key, Login who) {
        return care.postCsv("/v1/rounds?area=" + area, csv, who, Map.of("Idempotency-Key", key))
                .body();
    }

    /** Everybody who is in the register now, as a list shows them. */
    public List<JsonNode> registered(Login who) {
        return care.all("/v1/elders?limit=200&state=registered", who);
    }

    /** Whether nobody to call is known of somebody yet; nobody is of who was told of only once. */
    public boolean hasNobodyToCall(Answer elder, Login who) {
        return elder.body().path("version").asLong() == 1
                || care.get("/v1/elders/" + elder.text("id") + "/contacts", who)
                        .body()
                        .isEmpty();
    }

    /** Somebody in the register, with their ETag. */
    public Answer elder(String id, Login who) {
        return care.get("/v1/elders/" + id, who);
    }

    public void agree(String elder, String kind, Login who) {
        care.post("/v1/elders/" + elder + "/consents", Map.of("kind", kind, "given", true), who);
    }

    /** Whom to call, in this order, in the place of those who were told before. @param seen the person as they were then */
    public void tellContacts(Answer seen, List<Map<String, Object>> contacts, Login who) {
        care.put("/v1/elders/" + seen.text("id") + "/contacts", seen.etag(), contacts, who);
    }

    /** @return false for who is a carer already */
    public boolean takeOn(Map<String, Object> carer, Login who) {
        try {
            care.post("/v1/carers", carer, who);
            return true;
        } catch (Refusal refusal) {
            if (refusal.type().equals("conflict")) {
                return false;
            }
            throw refusal;
        }
    }

    public List<JsonNode> packages(String area, Login who) {
        return care.all("/v1/packages?limit=200&area=" + area, who);
    }

    /** A contract with who is enrolled, and its ETag. */
    public Answer contract(String id, Login who) {
        return care.get("/v1/packages/" + id, who);
    }

    public Answer open(Map<String, Object> contract, Login who) {
        return care.post("/v1/packages", contract, who);
    }

    /** @param seen the contract as it was before @return as it is then */
    public Answer enrol(Answer seen, String elder, Map<String, Object> share, Login who) {
        return care.put("/v1/packages/" + seen.text("id") + "/people/" + elder, seen.etag(), share, who);
    }

    /** Everything ever agreed with somebody. */
    public JsonNode items(String elder, Login who) {
        return care.get("/v1/elders/" + elder + "/care-items", who).body();
    }

    public void agreeItem(String elder, Map<String, Object> item, Login who) {
        care.post("/v1/elders/" + elder + "/care-items", item, who);
    }

    /** Registers somebody. @param key the same person under the same key is one entry, however often it is told */
    public Answer register(Map<String, Object> elder, String key, Login who) {
        return care.post("/v1/elders", elder, who, Map.of("Idempotency-Key", key));
    }

    /** Who the caller is as a carer. */
    public Answer carer(Login who) {
        return care.get("/v1/carers/me", who);
    }

    /** Has a day of an area planned. */
    public Answer roster(Map<String, Object> asked, Login who) {
        return care.post("/v1/rosters", asked, who);
    }

    /** How far a roster is, and what it offers. */
    public Answer roster(String id, Login who) {
        return care.get("/v1/rosters/" + id, who);
    }

    /** Acts on a roster as it is now: stop, application, discarding. */
    public Answer actOnRoster(String id, String action, Login who) {
        return care.change("/v1/rosters/" + id + "/" + action, roster(id, who).etag(), Map.of(), who);
    }

    /** Enters a single visit. @return its id */
    public String enter(Map<String, Object> visit, Login who) {
        return care.post("/v1/visits", visit, who).text("id");
    }

    /** A visit, with its ETag. */
    public Answer visit(String id, Login who) {
        return care.get("/v1/visits/" + id, who);
    }

    /** Acts on a visit as it is now: publication, setting-out, arrival, no-answer, opening, finishing, verification. */
    public Answer actOnVisit(String id, String action, Map<String, Object> body, Login who) {
        return care.change("/v1/visits/" + id + "/" + action, visit(id, who).etag(), body, who);
    }

    /** Who is visited, where, and what to know at the door; each reading is on record. */
    public JsonNode visitMatter(String id, Login who) {
        return care.get("/v1/visits/" + id + "/matter", who).body();
    }

    /** Alarms of an area, the latest first. */
    public List<JsonNode> alarms(String area, Login who) {
        return care.get("/v1/alarms?limit=50&area=" + area, who)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** An alarm with its steps. */
    public JsonNode alarm(String id, Login who) {
        return care.get("/v1/alarms/" + id, who).body();
    }

    /** Who it is, where, and whom to call; each reading is on record. */
    public JsonNode alarmMatter(String id, Login who) {
        return care.get("/v1/alarms/" + id + "/matter", who).body();
    }

    /** Tells how a step of an alarm went. */
    public void tellStep(String alarm, int number, Map<String, Object> outcome, Login who) {
        care.post("/v1/alarms/" + alarm + "/steps/" + number, outcome, who);
    }
}
