package org.linli.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What volunteers and the desk do with people, needs and claims, over volunteer-service's REST endpoints. */
public final class Volunteers {

    private final Service volunteer;

    public Volunteers(Service volunteer) {
        this.volunteer = volunteer;
    }

    /** Registers whoever asks, or answers the profile there is (status 200). */
    public Answer register(Map<String, Object> person, Login who) {
        return volunteer.post("/v1/people", person, who);
    }

    public Answer agree(String person, String kind, Login who) {
        return volunteer.post("/v1/people/" + person + "/consents", Map.of("kind", kind, "given", true), who);
    }

    /** @param key the same need under the same key is one need, however often it is proposed */
    public Answer propose(Map<String, Object> need, String key, Login who) {
        return volunteer.post("/v1/needs", need, who, Map.of("Idempotency-Key", key));
    }

    /** A need, with its ETag. */
    public Answer need(String id, Login who) {
        return volunteer.get("/v1/needs/" + id, who);
    }

    /** Acts on a need as it is now: review, opening, confirmation. */
    public Answer act(String need, String action, Map<String, Object> body, Login who) {
        return volunteer.change(
                "/v1/needs/" + need + "/" + action, need(need, who).etag(), body, who);
    }

    /** Whom to ask for, and where; each reading is on record. */
    public JsonNode contact(String need, Login who) {
        return volunteer.get("/v1/needs/" + need + "/contact", who).body();
    }

    /** @return the claim's id */
    public String claim(String need, Login who) {
        return volunteer.post("/v1/needs/" + need + "/claims", Map.of(), who).text("id");
    }

    /** A claim, with its ETag. */
    public Answer claimed(String id, Login who) {
        return volunteer.get("/v1/claims/" + id, who);
    }

    /** Acts on a claim as it is now: confirmation, check-in, check-out, attestation. */
    public Answer actOnClaim(String claim, String action, Map<String, Object> body, Login who) {
        return volunteer.change(
                "/v1/claims/" + claim + "/" + action, claimed(claim, who).etag(), body, who);
    }

    /** The caller's own accounts, one a currency. */
    public List<JsonNode> accounts(Login who) {
        return volunteer
                .get("/v1/accounts", who)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }
}
