package org.linli.dispatch.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.PermanentFault;

/** What intake hands over, as {@code linli.intake.dossier-opened.v1} says it; members added later are ignored. */
record Dossier(
        UUID reportId,
        String number,
        String text,
        @Nullable String address,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String areaCode,
        @Nullable String streetCode,
        @Nullable String categoryCode,
        List<String> taxonomyCodes,
        Map<String, Object> attributes,
        List<Matter.PictureRef> photos,
        String channel,
        Instant submittedAt,
        Instant acceptedAt,
        @Nullable String acceptedBy,
        @Nullable History history) {

    /** Times of a case of the past. */
    record History(
            @Nullable Instant filedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant reportedBackAt,
            @Nullable Instant checkedAt,
            @Nullable Instant closedAt,
            @Nullable String answer) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws PermanentFault naming the member that breaks the contract, never quoting it */
    static Dossier read(JsonNode data) {
        JsonNode place = data.path("place");
        return new Dossier(
                uuid(data, "reportId"),
                text(data, "number"),
                text(data, "text"),
                optional(data, "address"),
                place.isObject() ? degrees(place, "longitude", 180) : null,
                place.isObject() ? degrees(place, "latitude", 90) : null,
                text(data, "areaCode"),
                optional(data, "streetCode"),
                optional(data, "categoryCode"),
                words(data.path("taxonomyCodes")),
                attributes(data.path("attributes")),
                photos(data.path("photos")),
                text(data, "channel"),
                time(data, "submittedAt"),
                time(data, "acceptedAt"),
                optional(data, "acceptedBy"),
                history(data.path("history")));
    }

    private static @Nullable History history(JsonNode data) {
        if (!data.isObject()) {
            return null;
        }
        return new History(
                optionalTime(data, "filedAt"),
                optionalTime(data, "declinedAt"),
                optionalTime(data, "dispatchedAt"),
                optionalTime(data, "reportedBackAt"),
                optionalTime(data, "checkedAt"),
                optionalTime(data, "closedAt"),
                optional(data, "answer"));
    }

    private static List<Matter.PictureRef> photos(JsonNode data) {
        List<Matter.PictureRef> photos = new ArrayList<>();
        data.forEach(photo -> photos.add(new Matter.PictureRef(uuid(photo, "id"), text(photo, "url"))));
        return photos;
    }

    private static List<String> words(JsonNode data) {
        List<String> words = new ArrayList<>();
        data.forEach(word -> words.add(word.asText()));
        return words;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> attributes(JsonNode data) {
        return data.isObject() ? JSON.convertValue(data, Map.class) : Map.of();
    }

    private static double degrees(JsonNode data, String member, int most) {
        JsonNode value = data.path(member);
        if (!value.isNumber() || Math.abs(value.asDouble()) > most) {
            throw new PermanentFault("place." + member + ": a number of degrees is required");
        }
        return value.asDouble();
    }

    static String text(JsonNode data, String member) {
        String value = optional(data, member);
        if (value == null) {
            throw new PermanentFault(member + ": missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode data, String member) {
        JsonNode value = data.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new PermanentFault(member + ": a text is required");
        }
        if (value.asText().indexOf('\0') >= 0) {
            throw new PermanentFault(member + ": holds U+0000, which cannot be kept");
        }
        return value.asText();
    }

    static UUID uuid(JsonNode data, String member) {
        try {
            return UUID.fromString(text(data, member));
        } catch (IllegalArgumentException notAUuid) {
            throw new PermanentFault(member + ": a UUID is required");
        }
    }

    static Instant time(JsonNode data, String member) {
        Instant time = optionalTime(data, member);
        if (time == null) {
            throw new PermanentFault(member + ": missing");
        }
        return time;
    }

    private static @Nullable Instant optionalTime(JsonNode data, String member) {
        String value = optional(data, member);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException unreadable) {
            throw new PermanentFault(member + ": not RFC 3339");
        }
    }
}
