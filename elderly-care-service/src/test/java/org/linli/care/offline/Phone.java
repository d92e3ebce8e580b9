package org.linli.care.offline;

import static org.linli.care.testing.Asking.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The device of a carer of a town. */
final class Phone {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String token;
    final String id;
    final String key;

    Phone(String token) {
        JsonPath made =
                as(token).post("/v1/devices").then().statusCode(201).extract().jsonPath();
        this.token = token;
        this.id = made.getString("id");
        this.key = made.getString("key");
    }

    static Map<String, Object> entry(String visit, String action, Instant at) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("id", UUID.randomUUID().toString());
        entry.put("visit", visit);
        entry.put("part", 1);
        entry.put("action", action);
        entry.put("at", at.toString());
        entry.put("basedOn", 2);
        switch (action) {
            case "arrive", "nobody-opens", "opened-after-all" ->
                entry.put("place", Map.of("longitude", 116.3001, "latitude", 39.9001));
            case "finish" -> entry.put("tasks", List.of("seen"));
            case "refuse", "elder-calls-off" -> entry.put("reason", "女儿在家");
            default -> {
                // Nothing more is told.
            }
        }
        return entry;
    }

    Response send(List<Map<String, Object>> entries) {
        return send(entries, Instant.now());
    }

    Response send(List<Map<String, Object>> entries, Instant sentAt) {
        String text = text(entries);
        return send(text, Base64.getEncoder().encodeToString(Signature.of(key, text)), sentAt);
    }

    Response send(String text, String signature, Instant sentAt) {
        return as(token)
                .body(Map.of("device", id, "sentAt", sentAt.toString(), "entries", text, "signature", signature))
                .post("/v1/device-batches");
    }

    static String text(List<Map<String, Object>> entries) {
        try {
            return JSON.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
