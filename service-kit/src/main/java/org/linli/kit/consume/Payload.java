package org.linli.kit.consume;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an event; one that is missing or of another type makes the record malformed. Unknown ones are left alone. */
public record Payload(JsonNode data) {

    public static Payload of(IncomingEvent event) {
        return new Payload(event.data());
    }

    public String text(String field) {
        return required(field, optionalText(field));
    }

    public @Nullable String optionalText(String field) {
        JsonNode value = present(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field, "text");
        }
        return value.textValue();
    }

    public UUID uuid(String field) {
        return parsed(field, "UUID", text(field), UUID::fromString);
    }

    public Instant instant(String field) {
        return required(field, optionalInstant(field));
    }

    public @Nullable Instant optionalInstant(String field) {
        String text = optionalText(field);
        return text == null
                ? null
                : parsed(field, "RFC 3339", text, t -> OffsetDateTime.parse(t).toInstant());
    }

    public LocalDate date(String field) {
        return required(field, optionalDate(field));
    }

    public @Nullable LocalDate optionalDate(String field) {
        String text = optionalText(field);
        return text == null ? null : parsed(field, "date", text, LocalDate::parse);
    }

    public boolean bool(String field) {
        JsonNode value = required(field, present(field));
        if (!value.isBoolean()) {
            throw wrong(field, "boolean");
        }
        return value.booleanValue();
    }

    public long number(String field) {
        JsonNode value = required(field, present(field));
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw wrong(field, "whole number");
        }
        return value.longValue();
    }

    public Payload object(String field) {
        JsonNode value = required(field, present(field));
        if (!value.isObject()) {
            throw wrong(field, "object");
        }
        return new Payload(value);
    }

    public List<Payload> objects(String field) {
        List<Payload> items = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.isObject()) {
                throw wrong(field, "list of objects");
            }
            items.add(new Payload(item));
        }
        return items;
    }

    public List<UUID> uuids(String field) {
        List<UUID> items = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.isTextual()) {
                throw wrong(field, "list of UUIDs");
            }
            items.add(parsed(field, "UUID", item.textValue(), UUID::fromString));
        }
        return items;
    }

    public List<String> texts(String field) {
        return texts(field, array(field));
    }

    /** A list of lists of texts. */
    public List<List<String>> listsOfTexts(String field) {
        List<List<String>> lists = new ArrayList<>();
        for (JsonNode list : array(field)) {
            if (!list.isArray()) {
                throw wrong(field, "list of lists");
            }
            lists.add(texts(field, list));
        }
        return lists;
    }

    private static List<String> texts(String field, JsonNode list) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw wrong(field, "list of texts");
            }
            items.add(item.textValue());
        }
        return items;
    }

    private JsonNode array(String field) {
        JsonNode value = required(field, present(field));
        if (!value.isArray()) {
            throw wrong(field, "list");
        }
        return value;
    }

    private @Nullable JsonNode present(String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedRecord(field + ": missing");
        }
        return value;
    }

    private static <T> T parsed(String field, String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw wrong(field, what);
        }
    }

    private static MalformedRecord wrong(String field, String what) {
        return new MalformedRecord(field + ": not a " + what);
    }
}
