package org.linli.volunteer.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Lists of codes as JSON text. */
final class TextLists {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TextLists() {}

    /** A list of codes. */
    @Converter
    static class Codes implements AttributeConverter<List<String>, String> {
        @Override
        public String convertToDatabaseColumn(List<String> codes) {
            return written(codes);
        }

        @Override
        public List<String> convertToEntityAttribute(String text) {
            return read(text, new TypeReference<>() {});
        }
    }

    /** Groups of codes. */
    @Converter
    static class Groups implements AttributeConverter<List<List<String>>, String> {
        @Override
        public String convertToDatabaseColumn(List<List<String>> groups) {
            return written(groups);
        }

        @Override
        public List<List<String>> convertToEntityAttribute(String text) {
            return read(text, new TypeReference<>() {});
        }
    }

    private static String written(Object list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }
}
