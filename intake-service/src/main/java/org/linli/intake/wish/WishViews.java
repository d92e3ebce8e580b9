package org.linli.intake.wish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.photo.Photos;
import org.linli.kit.identity.Actor;

/** Wishes as the API shows them: nobody's name, phone or address but at {@code /contact}. */
@ApplicationScoped
class WishViews {

    /** What somebody could do now. */
    @Schema(name = "WishPossible")
    public record Possible(String action, Set<String> roles) {}

    /**
     * A wish, for whoever made it and the officers of its area.
     *
     * @param version for {@code If-Match}, as the ETag
     * @param reason why it was refused or withdrawn
     * @param fulfilled what was said of it; null as long as nobody did
     */
    @Schema(name = "Wish")
    public record WishView(
            UUID id,
            long version,
            String state,
            String kind,
            String words,
            String area,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            int places,
            JsonNode skills,
            JsonNode certificates,
            String urgency,
            boolean onBehalf,
            Instant madeAt,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt,
            @Nullable String reason,
            @Nullable Boolean fulfilled,
            @Nullable String fulfilledWords,
            List<Photos.Attached> photos,
            List<Possible> possible) {}

    /** A wish in a list. */
    @Schema(name = "WishInList")
    public record InList(
            UUID id,
            long version,
            String state,
            String kind,
            String area,
            Instant beginsAt,
            Instant endsAt,
            int places,
            String urgency,
            Instant madeAt) {}

    /** Whom it is for, where, and what is wished for in words. */
    @Schema(name = "WishContactShown")
    public record ContactView(String name, @Nullable String phone, String address, String words) {
        @Override
        public String toString() {
            return "ContactView";
        }
    }

    private final Wishes wishes;
    private final Photos photos;
    private final ObjectMapper json;

    WishViews(Wishes wishes, Photos photos, ObjectMapper json) {
        this.wishes = wishes;
        this.photos = photos;
        this.json = json;
    }

    /** @throws org.linli.kit.problem.Problem not-found, also for a wish the actor may not see */
    @Transactional
    WishView view(UUID id, Actor actor) {
        Wish wish = wishes.seen(id, actor);
        return new WishView(
                wish.id,
                wish.version,
                wish.state,
                wish.kind,
                wish.words,
                wish.area,
                wish.beginsAt,
                wish.endsAt,
                wish.minutes,
                wish.places,
                tree(wish.skills),
                tree(wish.certificates),
                wish.urgency,
                wish.onBehalf,
                wish.madeAt,
                wish.decidedAt,
                wish.endedAt,
                wish.reason,
                wish.fulfilled,
                wish.fulfilledWords,
                photos.of(id),
                WishTable.TABLE.possible(wish.state()).stream()
                        .map(way -> new Possible(way.action(), new TreeSet<>(way.roles())))
                        .toList());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }
}
