package org.linli.cli.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What officers and units do with cases and work orders, over dispatch's REST endpoints. */
public final class Cases {

    private final Service dispatch;

    public Cases(Service dispatch) {
        this.dispatch = dispatch;
    }

    /** The case of a report by its number; nothing as long as its dossier has not arrived. */
    public Optional<String> ofReport(String number, Login who) {
        return dispatch.all("/v1/cases?limit=200&number=" + number, who).stream()
                .filter(item -> item.path("number").asText().equals(number))
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    /** A case with its orders, and its ETag. */
    public Answer find(String id, Login who) {
        return dispatch.get("/v1/cases/" + id, who);
    }

    public Answer file(String id, @Nullable String etag, String note, Login chief) {
        return dispatch.change("/v1/cases/" + id + "/filing", etag, Map.of("note", note), chief);
    }

    public Answer dispatch(
            String id, @Nullable String etag, String lead, List<String> supporting, String note, Login dispatcher) {
        Map<String, Object> body = Map.of("lead", lead, "supporting", supporting, "note", note);
        return dispatch.change("/v1/cases/" + id + "/dispatching", etag, body, dispatcher);
    }

    /** A work order as its unit sees it, with its ETag. */
    public Answer order(String id, Login handler) {
        return dispatch.get("/v1/orders/" + id, handler);
    }

    public Answer take(String order, @Nullable String etag, Login handler) {
        return dispatch.change("/v1/orders/" + order + "/taking", etag, Map.of(), handler);
    }

    /** @param answer the unit's words to the reporter */
    public Answer reportBack(
            String order,
            @Nullable String etag,
            String words,
            String answer,
            List<Map<String, Object>> photos,
            Login handler) {
        Map<String, Object> body = Map.of("words", words, "answer", answer, "photos", photos);
        return dispatch.change("/v1/orders/" + order + "/report", etag, body, handler);
    }

    /** Where nobody waits for an answer: no resident reported it. */
    public Answer reportBack(String order, @Nullable String etag, String words, Login handler) {
        return dispatch.change("/v1/orders/" + order + "/report", etag, Map.of("words", words), handler);
    }

    public Answer pass(
            String id, @Nullable String etag, String note, List<Map<String, Object>> photos, Login inspector) {
        Map<String, Object> body = Map.of("outcome", "passed", "note", note, "photos", photos);
        return dispatch.change("/v1/cases/" + id + "/check", etag, body, inspector);
    }

    public Answer close(String id, @Nullable String etag, String note, Login chief) {
        return dispatch.change("/v1/cases/" + id + "/closing", etag, Map.of("note", note), chief);
    }

    /** Uploads a picture. @return what attaches it: its id and the claim that it is the caller's */
    public Map<String, Object> upload(byte[] jpeg, Login who) {
        return Attachments.upload(dispatch, jpeg, who);
    }
}
