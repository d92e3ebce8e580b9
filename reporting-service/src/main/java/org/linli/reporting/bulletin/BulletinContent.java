package org.linli.reporting.bulletin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.reporting.feed.Positions.Position;
import org.linli.reporting.indicator.Figure;
import org.linli.reporting.indicator.IndicatorView;
import org.linli.reporting.indicator.Words;

/**
 * A weekly bulletin as it is frozen and shown.
 *
 * @param number running over all weekly bulletins; revisions of a week share it
 * @param from Monday, in the city's zone
 * @param to the Monday after, exclusive
 * @param publishedAs role of whoever published it
 * @param reason why it was revised; null for a first revision published without one
 * @param positions how far each topic was read: everything before is in the figures
 * @param differences figures that differ from the former revision
 */
@Schema(name = "Bulletin")
@JsonInclude(JsonInclude.Include.ALWAYS)
record BulletinContent(
        String bulletinId,
        String kind,
        String week,
        int number,
        int revision,
        LocalDate from,
        LocalDate to,
        String zone,
        Instant publishedAt,
        String publishedAs,
        @Nullable String reason,
        List<Position> positions,
        List<IndicatorView> indicators,
        List<Leg> legs,
        List<Line> areas,
        List<Line> units,
        List<Difference> differences) {

    BulletinContent with(List<Difference> found) {
        return new BulletinContent(
                bulletinId,
                kind,
                week,
                number,
                revision,
                from,
                to,
                zone,
                publishedAt,
                publishedAs,
                reason,
                positions,
                indicators,
                legs,
                areas,
                units,
                found);
    }

    /**
     * How long one leg of a case took.
     *
     * @param leg from 1
     * @param measured cases behind it
     */
    @Schema(name = "BulletinLeg")
    record Leg(
            int leg,
            Words name,
            @Nullable Length median,
            @Nullable Length p90,
            long measured) {}

    /** A duration in seconds and as people read it. */
    @Schema(name = "BulletinLength")
    record Length(long seconds, Words text) {}

    /**
     * A row of a table: an area or a unit.
     *
     * @param code empty for what lies in no subdistrict
     */
    @Schema(name = "BulletinLine")
    record Line(String code, Words name, List<Cell> figures) {}

    /** One indicator of a row. */
    @Schema(name = "BulletinCell")
    record Cell(
            String indicator,
            @Nullable BigDecimal value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            long excluded,
            Words text) {}

    /**
     * A figure that is not what the former revision said.
     *
     * @param of {@code city}, {@code area} or {@code unit}
     * @param code of the area or unit; empty for the city
     * @param before null when the former revision did not have it
     * @param after null when this one does not have it
     */
    @Schema(name = "BulletinDifference")
    record Difference(
            String of,
            String code,
            String indicator,
            @Nullable Figure before,
            @Nullable Figure after) {}
}
