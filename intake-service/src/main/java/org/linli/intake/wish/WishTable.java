package org.linli.intake.wish;

import static org.linli.intake.wish.WishState.APPROVED;
import static org.linli.intake.wish.WishState.CLAIMED;
import static org.linli.intake.wish.WishState.FULFILLED;
import static org.linli.intake.wish.WishState.LAPSED;
import static org.linli.intake.wish.WishState.MADE;
import static org.linli.intake.wish.WishState.NEW;
import static org.linli.intake.wish.WishState.REFUSED;
import static org.linli.intake.wish.WishState.SERVED;
import static org.linli.intake.wish.WishState.UNFULFILLED;
import static org.linli.intake.wish.WishState.WITHDRAWN;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a wish, by whom and when. */
final class WishTable {

    static final String MAKE = "make";
    static final String APPROVE = "approve";
    static final String REFUSE = "refuse";
    static final String WITHDRAW = "withdraw";
    static final String CLAIM = "claimed";
    static final String FREE = "freed";
    static final String SERVE = "served";
    static final String LAPSE = "lapse";
    static final String FULFIL = "fulfil";
    static final String CLOSE = "closed";

    /** Whoever made it: the resident for themselves, or an officer for somebody. */
    static final String MAKER = "maker";

    static final String DESK = "desk";
    /** What becomes of the need that volunteer-service made of it. */
    static final String VOLUNTEERS = "volunteers";

    /**
     * What guards look at.
     *
     * @param byMaker whether whoever acts made it
     * @param byHolder whether whoever acts helps with it, or was about to
     * @param fulfilled what is said of it; null when nothing is
     */
    record Facts(
            Instant now,
            Instant beginsAt,
            boolean byMaker,
            boolean byHolder,
            @Nullable Boolean fulfilled,
            @Nullable String reason) {

        /** Of what nobody says anything about. */
        static Facts plain(Wish wish, Instant now) {
            return new Facts(now, wish.beginsAt, false, false, null, null);
        }
    }

    private static final Guard<Facts> WINDOW_AHEAD = guard(
            "window-ahead",
            "服务开始时间须在将来",
            "its window begins in the future",
            f -> f.now().isBefore(f.beginsAt()));

    private static final Guard<Facts> NOT_WHO_MADE_IT =
            guard("not-who-made-it", "提出人不能审核自己提出的心愿", "somebody else than who made it", f -> !f.byMaker());

    private static final Guard<Facts> REASON_GIVEN =
            guard("reason-given", "须说明理由", "a reason given", f -> f.reason() != null);

    private static final Guard<Facts> NOT_WHO_HELPS =
            guard("not-who-helps", "帮助者不能评价自己的服务", "somebody else than who helps with it", f -> !f.byHolder());

    static final Transitions<WishState, Facts> TABLE = Transitions.of(
            "Wish",
            from(NEW).on(MAKE).by(MAKER, DESK).when(WINDOW_AHEAD).to(MADE).emits("wish-made"),
            from(MADE)
                    .on(APPROVE)
                    .by(DESK)
                    .when(NOT_WHO_MADE_IT)
                    .when(WINDOW_AHEAD)
                    .to(APPROVED)
                    .emits("wish-approved"),
            from(MADE).on(REFUSE).by(DESK).when(REASON_GIVEN).to(REFUSED).emits("wish-refused"),
            from(MADE, APPROVED, CLAIMED)
                    .on(WITHDRAW)
                    .by(MAKER, DESK)
                    .when(REASON_GIVEN)
                    .to(WITHDRAWN)
                    .emits("wish-withdrawn"),
            from(APPROVED).on(CLAIM).by(VOLUNTEERS).to(CLAIMED).emits("wish-claimed"),
            from(CLAIMED).on(FREE).by(VOLUNTEERS).to(APPROVED).emits("wish-freed"),
            from(APPROVED, CLAIMED).on(SERVE).by(VOLUNTEERS).to(SERVED).emits("wish-served"),
            from(APPROVED, CLAIMED).on(LAPSE).by(VOLUNTEERS).to(LAPSED).emits("wish-lapsed"),
            from(SERVED)
                    .on(FULFIL)
                    .by(MAKER, DESK)
                    .when(NOT_WHO_HELPS)
                    .when(guard("fulfilled", "心愿已实现", "it was fulfilled", f -> Boolean.TRUE.equals(f.fulfilled())))
                    .to(FULFILLED)
                    .emits("wish-fulfilled"),
            from(SERVED)
                    .on(FULFIL)
                    .by(MAKER, DESK)
                    .when(NOT_WHO_HELPS)
                    .when(guard("not-fulfilled", "心愿未实现", "it was not", f -> Boolean.FALSE.equals(f.fulfilled())))
                    .to(UNFULFILLED)
                    .emits("wish-fulfilled"),
            from(SERVED).on(CLOSE).by(VOLUNTEERS).to(FULFILLED));

    private WishTable() {}

    private static Row<WishState, Facts> from(WishState first, WishState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<Facts> guard(String name, String zh, String en, Predicate<Facts> holds) {
        return new Guard<>(name, zh, en, holds);
    }
}
