package org.linli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Answers read by field. REST Assured compiles a script for each look into one, which takes some milliseconds of a processor:
 * where there are thousands of looks, more than the service needs for the answer.
 */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    static JsonNode of(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + body, noJson);
        }
    }

    static JsonNode of(Response answer) {
        return of(answer.asString());
    }

    /** A field of an answer that has it. */
    static String text(Response answer, String field) {
        return of(answer).required(field).asText();
    }

    /** A field of each of a list; empty where it is not. */
    static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(field).asText())
                .toList();
    }
}
