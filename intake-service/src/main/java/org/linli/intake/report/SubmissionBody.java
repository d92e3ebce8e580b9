package org.linli.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.photo.PhotoRef;

/**
 * What somebody reports.
 *
 * @param text 1–10,000 characters, kept as they are
 * @param channel how it came: app, wechat, qr or web for everybody; hotline, grid, window, visit, video and open311 for
 *     trusted clients
 * @param category code of a category of the last level
 * @param attributes answers to the category's questions, by code
 * @param acknowledgedNotices codes of questions whose blocking notice was read
 * @param place or address or area: at least one
 * @param area code of an area
 * @param photos at most 10, each uploaded before
 */
@Schema(name = "Submission")
public record SubmissionBody(
        @Nullable String text,
        @Nullable String channel,
        @Nullable String category,
        @Nullable Map<String, JsonNode> attributes,
        @Nullable List<@Nullable String> acknowledgedNotices,
        @Nullable PlaceBody place,
        @Nullable String address,
        @Nullable String area,
        @Nullable ContactBody contact,
        @Nullable List<@Nullable PhotoRef> photos) {

    /**
     * A position.
     *
     * @param longitude degrees, −180 to 180
     * @param latitude degrees, −90 to 90
     * @param datum WGS84, GCJ-02 or BD-09; it has no default, because a wrong guess is hundreds of metres wrong
     */
    @Schema(name = "Place")
    public record PlaceBody(
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String datum) {}

    /** How to reach the reporter; kept apart, on no event. */
    @Schema(name = "Contact")
    public record ContactBody(
            @Nullable String name, @Nullable String phone) {}
}
