package org.linli.dispatch.casefile;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was reported, or what else began the case: fixed when the case is opened, but for the words, which the desk may redact later.
 *
 * @param reportId of the report; where none began the case, the id of what did
 * @param originKind kind of what began the case where no report did
 * @param number the one the reporter was given
 * @param longitude WGS 84
 * @param latitude WGS 84
 * @param categoryCode null only in a recorded case
 * @param acceptedBy subject of the desk officer, who must not decide on the filing
 */
@Embeddable
public record Matter(
        UUID reportId,
        @Nullable String originKind,
        String number,
        String text,
        @Nullable String address,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String areaCode,
        String areaPath,
        @Nullable String streetCode,
        @Nullable String categoryCode,
        @Nullable String categoryPath,
        @Convert(converter = JsonColumns.Words.class) List<String> taxonomyCodes,
        @Convert(converter = JsonColumns.Attributes.class) Map<String, Object> attributes,
        @Convert(converter = JsonColumns.Pictures.class) List<PictureRef> photos,
        String channel,
        Instant submittedAt,
        Instant acceptedAt,
        @Nullable String acceptedBy) {

    /** A picture of the reporter; the address is stable, the picture is behind an expiring link. */
    public record PictureRef(UUID id, String url) {}

    /** Where it is, in degrees. */
    public record Place(double longitude, double latitude) {}

    Matter withText(String words) {
        return new Matter(
                reportId,
                originKind,
                number,
                words,
                address,
                longitude,
                latitude,
                areaCode,
                areaPath,
                streetCode,
                categoryCode,
                categoryPath,
                taxonomyCodes,
                attributes,
                photos,
                channel,
                submittedAt,
                acceptedAt,
                acceptedBy);
    }

    /** What began the case; null where a report did. */
    public @Nullable Origin origin() {
        return originKind == null ? null : Origin.ofAlarm(reportId);
    }

    public @Nullable Place place() {
        return longitude == null || latitude == null ? null : new Place(longitude, latitude);
    }
}
