package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.PermanentFault;

/** Reads the payload of a registry event; what is missing or of another type is a permanent fault naming the field. */
record EventFields(JsonNode data) {

    String text(String field) {
        String text = textOrNull(field);
        if (text == null) {
            throw new PermanentFault(field + ": missing");
        }
        return text;
    }

    @Nullable
    String textOrNull(String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new PermanentFault(field + ": not a text");
        }
        return value.asText();
    }

    long whole(String field) {
        JsonNode value = data.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new PermanentFault(field + ": not a whole number");
        }
        return value.asLong();
    }

    boolean truth(String field) {
        JsonNode value = data.path(field);
        if (!value.isBoolean()) {
            throw new PermanentFault(field + ": neither true nor false");
        }
        return value.asBoolean();
    }

    EventFields part(String field) {
        JsonNode value = data.path(field);
        if (!value.isObject()) {
            throw new PermanentFault(field + ": not an object");
        }
        return new EventFields(value);
    }

    /** GeoJSON as text, or null. @throws PermanentFault for something that is no geometry */
    @Nullable
    String geometryOrNull(String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (MicroDegrees.read(value).isEmpty()) {
            throw new PermanentFault(field + ": not a geometry");
        }
        return value.toString();
    }
}
