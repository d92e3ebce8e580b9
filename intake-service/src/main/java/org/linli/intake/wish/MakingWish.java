package org.linli.intake.wish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Areas;
import org.linli.intake.idempotency.IdempotencyKeys;
import org.linli.intake.idempotency.KeyUse;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Somebody wishes for something small. */
@ApplicationScoped
class MakingWish {

    private final Wishes wishes;
    private final ReadingWish reading;
    private final WishContacts contacts;
    private final WishChronicle chronicle;
    private final IdempotencyKeys keys;
    private final Areas areas;
    private final ObjectMapper json;

    MakingWish(
            Wishes wishes,
            ReadingWish reading,
            WishContacts contacts,
            WishChronicle chronicle,
            IdempotencyKeys keys,
            Areas areas,
            ObjectMapper json) {
        this.wishes = wishes;
        this.reading = reading;
        this.contacts = contacts;
        this.chronicle = chronicle;
        this.keys = keys;
        this.areas = areas;
        this.json = json;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Made(UUID id, boolean fresh) {}

    /**
     * A resident makes it for themselves, an officer of the desk for somebody of their area.
     *
     * @param header the caller's key: the same key and content are the same wish
     * @throws Problem invalid-input, not-allowed, idempotency-key-reused
     */
    @Transactional
    Made make(WishBody body, @Nullable String header, Actor actor) {
        String key = KeyUse.checked(Asked.words("Idempotency-Key", header, 200));
        Wish wish = reading.read(body);
        WishContacts.Contact contact = reading.contact(body);
        String role = role(wish, actor);
        Instant now = chronicle.now();
        wish.id = TimeOrderedId.at(now);
        wish.madeBy = actor.subject();
        wish.madeAt = now;
        KeyUse use = new KeyUse("wish:" + actor.subject(), String.valueOf(key), hash(body));
        if (keys.take(List.of(new IdempotencyKeys.Claim(use, wish.id.toString())))
                .isEmpty()) {
            return before(use);
        }
        var row = wish.step(WishTable.MAKE, Set.of(role), WishTable.Facts.plain(wish, now));
        chronicle.publish(wish, row, now);
        wishes.persistAndFlush(wish);
        contacts.keep(wish.id, contact);
        chronicle.record(
                wish,
                actor,
                Set.of(role),
                WishTable.MAKE,
                null,
                Map.of("consent", true, "onBehalf", wish.onBehalf),
                now);
        return new Made(wish.id, true);
    }

    private String role(Wish wish, Actor actor) {
        if (wish.onBehalf) {
            return actor.requireIn(areas.current().pathOf(wish.area), WishTable.DESK);
        }
        if (!actor.has("resident")) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("受理员代为提出时须注明 onBehalf", "An officer makes a wish for somebody: say onBehalf");
        }
        return WishTable.MAKER;
    }

    private Made before(KeyUse use) {
        IdempotencyKeys.Remembered before = keys.remembered(use.name())
                .orElseThrow(() -> new IllegalStateException("a key was taken and is not there"));
        if (!Arrays.equals(before.bodyHash(), use.bodyHash())) {
            throw Problem.of(CommonProblem.KEY_REUSED)
                    .detail("此幂等键已用于另一个心愿", "This key belongs to another wish")
                    .with("wishId", before.answer());
        }
        return new Made(UUID.fromString(before.answer()), false);
    }

    private byte[] hash(WishBody body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
