package org.linli.care.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderConsents;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;
import org.linli.care.picture.Pictures.PictureView;
import org.linli.care.visit.AtVisit;
import org.linli.care.visit.AtVisit.CarerAt;
import org.linli.care.visit.VisitState;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Keeps a picture with its visit, once however often it comes. */
@ApplicationScoped
class KeepingPicture {

    /** @param anew false when it was kept before */
    record Kept(PictureView picture, boolean anew) {}

    /** For each part of a visit. */
    static final int MOST_PHOTOS = 6;

    private static final Set<VisitState> AT_THE_DOOR = EnumSet.of(
            VisitState.ARRIVED, VisitState.DONE, VisitState.VERIFIED, VisitState.NO_ANSWER, VisitState.REFUSED);

    private final AtVisit at;
    private final Visits visits;
    private final WhoIsShown shown;
    private final Pictures pictures;
    private final Clock clock;

    KeepingPicture(AtVisit at, Visits visits, WhoIsShown shown, Pictures pictures, Clock clock) {
        this.at = at;
        this.visits = visits;
        this.shown = shown;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Whether the carer may send one, before their device sends megabytes.
     *
     * @param kind as told, which is looked at after the carer's right
     * @throws Problem as {@link #keep}; invalid-input for no kind that there is
     */
    @Transactional
    PictureKind admit(String visit, @Nullable String kind, Actor actor) {
        CarerAt carer = at.carer(visit, actor);
        PictureKind asked = PictureKind.of(kind);
        requireAllowed(carer, asked);
        return asked;
    }

    /**
     * @throws Problem not-found unless the visit is the carer's and today's; conflict before they arrived, without the person's
     *     consent to photos, for a second signature or one photo too many
     */
    @Transactional
    Kept keep(String visit, PictureKind kind, CleanPhoto photo, Actor actor) {
        // The person first, as whoever withdraws a consent or forgets somebody does.
        shown.holdStill(at.carer(visit, actor).visit().elder());
        visits.lock(visit);
        CarerAt carer = at.carer(visit, actor);
        requireAllowed(carer, kind);
        Optional<PictureView> before = pictures.same(carer, kind, photo);
        if (before.isPresent()) {
            return new Kept(before.get(), false);
        }
        int count = pictures.count(carer, kind);
        if (kind == PictureKind.SIGNATURE && count > 0) {
            throw conflict("one-signature", "已有签名", "there is a signature already");
        }
        if (count >= MOST_PHOTOS) {
            throw conflict("at-most-" + MOST_PHOTOS, "至多 " + MOST_PHOTOS + " 张", "at most " + MOST_PHOTOS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = TimeOrderedId.at(now);
        pictures.insert(id, carer, kind, photo, now);
        at.record(visit, actor, "carer", "add-picture", Map.of("picture", id.toString(), "kind", kind.wire()));
        return new Kept(pictures.same(carer, kind, photo).orElseThrow(), true);
    }

    private void requireAllowed(CarerAt carer, PictureKind kind) {
        if (!AT_THE_DOOR.contains(carer.visit().state())) {
            throw conflict("arrived", "须先到达", "arrive first")
                    .with("state", carer.visit().state().wire());
        }
        shown.requireAgreed(carer.visit().elder(), kind);
    }

    private static Problem conflict(String guard, String zh, String en) {
        return Problem.of(CommonProblem.CONFLICT).detail(zh, en).with("guard", guard);
    }

    /** The person whom a picture shows. */
    @ApplicationScoped
    static class WhoIsShown {

        private final Elders elders;
        private final ElderConsents consents;

        WhoIsShown(Elders elders, ElderConsents consents) {
            this.elders = elders;
            this.consents = consents;
        }

        void holdStill(UUID elder) {
            elders.lock(elder);
        }

        void requireAgreed(UUID elder, PictureKind kind) {
            elders.find(elder).filter(each -> each.state() != ElderState.ERASED).orElseThrow(Visits::unknown);
            if (kind == PictureKind.PHOTO && !consents.given(elder, ElderConsents.PHOTO)) {
                throw conflict("photo-consent", "此人未同意拍照", "the person did not agree to photos");
            }
        }
    }
}
