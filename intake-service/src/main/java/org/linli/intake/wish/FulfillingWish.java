package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.photo.Photos;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Whoever made it, or the desk, says whether it was fulfilled: on that word stands what the helpers earn. */
@ApplicationScoped
class FulfillingWish {

    /** Purpose of photos of a wish. */
    static final String PHOTOS = "wish";

    private static final int BY_OFFICER = 1;
    private static final int BY_RECEIVER = 2;

    private final Wishes wishes;
    private final Holders holders;
    private final Photos photos;
    private final WishChronicle chronicle;

    FulfillingWish(Wishes wishes, Holders holders, Photos photos, WishChronicle chronicle) {
        this.wishes = wishes;
        this.holders = holders;
        this.photos = photos;
        this.chronicle = chronicle;
    }

    /**
     * What is said.
     *
     * @param words up to 500 characters
     * @param minutes that count of each helper, at most those the wish counts; null: as they checked in and out
     * @param photoIds with the consent of whom they show
     */
    record Word(
            boolean fulfilled,
            @Nullable String words,
            @Nullable Integer minutes,
            List<UUID> photoIds) {}

    /** @throws Problem not-found, not-allowed, stale, conflict, invalid-input, photo-not-yours */
    @Transactional
    void fulfil(UUID id, long seen, Word word, Actor actor) {
        Wish wish = wishes.locked(id, actor);
        Set<String> roles = wishes.rolesOn(wish, actor);
        Wishes.requireSeen(wish, seen);
        if (word.minutes() != null) {
            ReadingWish.range("minutes", word.minutes(), 0, 0, wish.minutes);
        }
        Instant now = chronicle.now();
        boolean helps = holders.everHeld(id, actor.subject());
        var row = wish.step(
                WishTable.FULFIL, roles, new WishTable.Facts(now, wish.beginsAt, false, helps, word.fulfilled(), null));
        wish.fulfilled = word.fulfilled();
        wish.fulfilledWords = word.words();
        attach(id, word.photoIds());
        int evidence = roles.contains(WishTable.MAKER) && !wish.onBehalf ? BY_RECEIVER : BY_OFFICER;
        chronicle.publish(
                wish,
                row,
                now,
                payload -> payload.put("fulfilled", word.fulfilled())
                        .put("minutes", word.minutes())
                        .put("evidence", evidence));
        chronicle.record(
                wish,
                actor,
                roles,
                WishTable.FULFIL,
                null,
                Map.of("fulfilled", word.fulfilled(), "photos", word.photoIds().size()),
                now);
    }

    private void attach(UUID wish, List<UUID> photoIds) {
        List<Photos.Attachment> attachments = new ArrayList<>();
        for (UUID photo : photoIds) {
            attachments.add(new Photos.Attachment(photo, wish, PHOTOS, attachments.size() + 1));
        }
        photos.attach(attachments);
    }
}
