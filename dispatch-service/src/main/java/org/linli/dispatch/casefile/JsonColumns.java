package org.linli.dispatch.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.routing.Route;

/** Columns that hold a small JSON text which no query looks into. */
public final class JsonColumns {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonColumns() {}

    abstract static class Json<T> implements AttributeConverter<T, String> {

        private final TypeReference<T> type;

        Json(TypeReference<T> type) {
            this.type = type;
        }

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable T value) {
            try {
                return value == null ? null : JSON.writeValueAsString(value);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public @Nullable T convertToEntityAttribute(@Nullable String text) {
            try {
                return text == null ? null : JSON.readValue(text, type);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a column of this service does not hold what it wrote", impossible);
            }
        }
    }

    @Converter
    public static class Words extends Json<List<String>> {
        public Words() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Groups extends Json<List<List<String>>> {
        public Groups() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Attributes extends Json<Map<String, Object>> {
        public Attributes() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Pictures extends Json<List<Matter.PictureRef>> {
        public Pictures() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Stages extends Json<List<Stage>> {
        public Stages() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class StagesDone extends Json<List<StageDone>> {
        public StagesDone() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class ChosenRoute extends Json<Route> {
        public ChosenRoute() {
            super(new TypeReference<>() {});
        }
    }
}
