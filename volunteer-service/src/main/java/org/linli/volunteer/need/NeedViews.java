package org.linli.volunteer.need;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;
import org.linli.volunteer.sheet.ListAsSheet;

/** Needs as the API shows them: no address, nobody's name. */
public final class NeedViews {

    private NeedViews() {}

    /**
     * A need.
     *
     * @param version for {@code If-Match}, as the ETag
     * @param free places nobody has
     * @param reopened how often a place came free again
     * @param fairUntil claims until then are drawn; null without a fair window or before it is opened
     * @param paidWith what whoever is helped pays with; null: it costs them nothing
     * @param hasContact whether {@code /contact} has something for who comes
     */
    @Schema(name = "Need")
    public record Whole(
            UUID id,
            long version,
            String state,
            String origin,
            @Nullable String originId,
            @Nullable String unit,
            String kind,
            String title,
            @Nullable String details,
            String area,
            String reach,
            int places,
            int free,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            List<List<String>> skills,
            List<String> certificates,
            String sensitivity,
            String urgency,
            @Nullable Instant fairUntil,
            int reopened,
            @Nullable String paidWith,
            boolean hasContact,
            Instant createdAt,
            @Nullable Instant openedAt,
            @Nullable Instant doneAt,
            @Nullable Instant endedAt) {

        static Whole of(Need need, boolean hasContact) {
            return new Whole(
                    need.id(),
                    need.version(),
                    need.state().wire(),
                    need.origin().kind(),
                    need.origin().id(),
                    need.proposedForUnit(),
                    need.kind(),
                    need.title(),
                    need.details(),
                    need.area(),
                    need.reach(),
                    need.places(),
                    need.places() - need.taken(),
                    need.beginsAt(),
                    need.endsAt(),
                    need.minutes(),
                    need.skillGroups(),
                    need.certificates(),
                    need.sensitivity(),
                    need.urgency(),
                    need.fairUntil(),
                    need.reopened(),
                    need.paidWith(),
                    hasContact,
                    need.createdAt(),
                    need.openedAt(),
                    need.doneAt(),
                    need.endedAt());
        }
    }

    /** A need in a list. */
    @Schema(name = "NeedInList")
    public record InList(
            UUID id,
            long version,
            String state,
            String kind,
            String title,
            String area,
            int places,
            int free,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            String urgency,
            @Nullable String paidWith) {}

    /** A page of the list, for the description of the API. */
    @Schema(name = "PageNeedInList")
    public record InPage(List<InList> items, @Nullable String next) {}

    /** The list as a file: what the list shows. */
    static final ListAsSheet<InList> SHEET = new ListAsSheet<>(
            "needs",
            List.of(
                    "id",
                    "state",
                    "kind",
                    "title",
                    "area",
                    "places",
                    "free",
                    "beginsAt",
                    "endsAt",
                    "minutes",
                    "urgency"),
            need -> List.of(
                    need.id(),
                    need.state(),
                    need.kind(),
                    need.title(),
                    need.area(),
                    need.places(),
                    need.free(),
                    need.beginsAt(),
                    need.endsAt(),
                    need.minutes(),
                    need.urgency()));

    /** Where a need stands after an action. */
    @Schema(name = "NeedStanding")
    public record Standing(UUID id, String state, long version, int free) {

        static Response of(Need need) {
            return Response.ok(
                            new Standing(need.id(), need.state().wire(), need.version(), need.places() - need.taken()))
                    .header("ETag", IfMatch.etag(need.version()))
                    .build();
        }
    }

    /**
     * Whom to ask for, and where; of a need that came from elsewhere, where that is kept.
     *
     * @param service that has it and answers who stands in the list of holders, such as {@code intake}
     * @param path of its endpoint there
     */
    @Schema(name = "NeedContactShown")
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            NeedBody.@Nullable Place place,
            @Nullable String service,
            @Nullable String path) {

        static Contact keptAt(String service, String path) {
            return new Contact(null, null, null, null, service, path);
        }
    }
}
