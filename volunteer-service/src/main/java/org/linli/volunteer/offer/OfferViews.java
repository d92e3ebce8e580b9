package org.linli.volunteer.offer;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;
import org.linli.volunteer.sheet.ListAsSheet;

/** Offers as the API shows them: no address, nobody's name. */
final class OfferViews {

    private OfferViews() {}

    /**
     * An offer.
     *
     * @param version for {@code If-Match}, as the ETag
     * @param list resource or service
     * @param unit that offers; null: the desk of the area does
     * @param free how often it can still be taken
     * @param lastDay included
     * @param rrule days of it, counted from the first; null: every day
     * @param starts {@code HH:mm} in the city's zone; null with minutes: the whole day
     */
    @Schema(name = "Offer")
    public record Whole(
            UUID id,
            long version,
            String state,
            String list,
            String kind,
            String title,
            @Nullable String details,
            String area,
            @Nullable String unit,
            int capacity,
            int free,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable String rrule,
            @Nullable String starts,
            @Nullable Integer minutes,
            Instant createdAt,
            @Nullable Instant publishedAt,
            @Nullable Instant endedAt) {

        static Whole of(Offer offer) {
            Offered what = offer.what();
            return new Whole(
                    offer.id(),
                    offer.version(),
                    offer.state().wire(),
                    what.list(),
                    what.kind(),
                    what.title(),
                    what.details(),
                    what.area(),
                    what.unit(),
                    what.capacity(),
                    offer.free(),
                    what.firstDay(),
                    what.lastDay(),
                    what.rrule(),
                    time(what.starts()),
                    what.minutes(),
                    offer.createdAt(),
                    offer.publishedAt(),
                    offer.endedAt());
        }

        Response asResponse(int status) {
            return Response.status(status)
                    .entity(this)
                    .header("ETag", IfMatch.etag(version))
                    .build();
        }
    }

    /** An offer in a list. */
    @Schema(name = "OfferInList")
    public record InList(
            UUID id,
            long version,
            String state,
            String list,
            String kind,
            String title,
            String area,
            @Nullable String unit,
            int capacity,
            int free,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable String rrule,
            @Nullable String starts,
            @Nullable Integer minutes) {

        static InList of(Offer offer) {
            Offered what = offer.what();
            return new InList(
                    offer.id(),
                    offer.version(),
                    offer.state().wire(),
                    what.list(),
                    what.kind(),
                    what.title(),
                    what.area(),
                    what.unit(),
                    what.capacity(),
                    offer.free(),
                    what.firstDay(),
                    what.lastDay(),
                    what.rrule(),
                    time(what.starts()),
                    what.minutes());
        }
    }

    /** A page of the list, for the description of the API. */
    @Schema(name = "PageOfferInList")
    public record InPage(List<InList> items, @Nullable String next) {}

    /** The list as a file: what the list shows. */
    static final ListAsSheet<InList> SHEET = new ListAsSheet<>(
            "offers",
            List.of(
                    "id",
                    "state",
                    "list",
                    "kind",
                    "title",
                    "area",
                    "unit",
                    "capacity",
                    "free",
                    "firstDay",
                    "lastDay",
                    "rrule",
                    "starts",
                    "minutes"),
            offer -> Arrays.asList(
                    offer.id(),
                    offer.state(),
                    offer.list(),
                    offer.kind(),
                    offer.title(),
                    offer.area(),
                    offer.unit(),
                    offer.capacity(),
                    offer.free(),
                    offer.firstDay(),
                    offer.lastDay(),
                    offer.rrule(),
                    offer.starts(),
                    offer.minutes()));

    private static @Nullable String time(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }
}
