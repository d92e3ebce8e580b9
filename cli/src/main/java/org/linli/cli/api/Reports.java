package org.linli.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do with reports, over intake's REST endpoints. */
public final class Reports {

    /**
     * What a reporter gets at once.
     *
     * @param secret opens the public timeline, together with the number
     */
    public record Receipt(String id, String number, String secret) {}

    private final Service intake;

    public Reports(Service intake) {
        this.intake = intake;
    }

    /** Uploads a picture. @return what attaches it: its id and the claim that it is the caller's */
    public Map<String, Object> upload(byte[] jpeg, Login who) {
        return Attachments.upload(intake, jpeg, who);
    }

    /** @param key the same words under the same key are one report, however often they are submitted */
    public Receipt submit(Map<String, Object> report, String key, Login who) {
        Answer answer = intake.post("/v1/reports", report, who, Map.of("Idempotency-Key", key));
        return new Receipt(answer.text("reportId"), answer.text("number"), answer.text("secret"));
    }

    /** A report as an officer of its area sees it, with its ETag. */
    public Answer find(String id, Login who) {
        return intake.get("/v1/reports/" + id, who);
    }

    public Answer confirm(String id, @Nullable String etag, String note, Login gridWorker) {
        Map<String, Object> body = Map.of("outcome", "confirmed", "note", note, "photos", List.of());
        return intake.change("/v1/reports/" + id + "/verification", etag, body, gridWorker);
    }

    /** @param category null leaves the reporter's own */
    public Answer accept(String id, @Nullable String etag, @Nullable String category, String note, Login desk) {
        Map<String, Object> body = new HashMap<>();
        body.put("note", note);
        if (category != null) {
            body.put("category", category);
        }
        return intake.change("/v1/reports/" + id + "/acceptance", etag, body, desk);
    }

    /** The public view: anyone with number and secret. */
    public JsonNode track(Receipt receipt) {
        return intake.post("/v1/tracking", Map.of("number", receipt.number(), "secret", receipt.secret()), null)
                .body();
    }
}
