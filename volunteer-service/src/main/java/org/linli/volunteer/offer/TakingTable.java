package org.linli.volunteer.offer;

import static org.linli.volunteer.offer.TakingState.AGREED;
import static org.linli.volunteer.offer.TakingState.ASKED;
import static org.linli.volunteer.offer.TakingState.DECLINED;
import static org.linli.volunteer.offer.TakingState.GIVEN_BACK;
import static org.linli.volunteer.offer.TakingState.NEW;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;
import org.linli.volunteer.need.NeedState;
import org.linli.volunteer.need.NeedTable;

/** What can happen to a taking, one use of an offer for a need, by whom and when. */
final class TakingTable {

    static final String ASK = "ask";
    static final String AGREE = "agree";
    static final String DECLINE = "decline";
    static final String RETURN = "return";
    static final String NO_LONGER_POSSIBLE = "no-longer-possible";

    /** Who proposed the need, and the desk of its area. */
    static final String PROPOSER = NeedTable.PROPOSER;

    static final String DESK = NeedTable.DESK;

    /** The unit that offers, or the desk of the offer's area for what has no unit. */
    static final String OFFERER = "offerer";

    static final String SYSTEM = "system";

    private static final Set<NeedState> ALIVE =
            Set.of(NeedState.DRAFT, NeedState.REVIEWED, NeedState.OPEN, NeedState.FILLED, NeedState.IN_SERVICE);

    /**
     * What the guards look at.
     *
     * @param free uses of the offer that nobody has
     * @param timesMeet whether the offer has a time within the need's window
     */
    record Situation(
            OfferState offer,
            int free,
            NeedState need,
            boolean timesMeet,
            @Nullable String reason) {}

    private static final Guard<Situation> PUBLISHED =
            new Guard<>("published", "该资源或服务须已发布", "the offer is published", s -> s.offer() == OfferState.PUBLISHED);

    private static final Guard<Situation> STILL_NEEDED =
            new Guard<>("still-needed", "需求已结束", "the need is not over", s -> ALIVE.contains(s.need()));

    private static final Guard<Situation> TIMES_MEET = new Guard<>(
            "times-meet", "可用时间与需求时段不符", "the offer has a time within the need's window", Situation::timesMeet);

    private static final Guard<Situation> A_USE_FREE =
            new Guard<>("a-use-free", "次数已用完", "a use of it is free", s -> s.free() > 0);

    private static final Guard<Situation> REASON_GIVEN =
            new Guard<>("reason-given", "须说明理由", "a reason given", s -> s.reason() != null);

    static final Transitions<TakingState, Situation> TAKING = Transitions.of(
            "Taking",
            from(NEW)
                    .on(ASK)
                    .by(PROPOSER, DESK)
                    .when(PUBLISHED)
                    .when(STILL_NEEDED)
                    .when(TIMES_MEET)
                    .when(A_USE_FREE)
                    .to(ASKED),
            from(ASKED)
                    .on(AGREE)
                    .by(OFFERER)
                    .when(PUBLISHED)
                    .when(STILL_NEEDED)
                    .when(A_USE_FREE)
                    .to(AGREED),
            from(ASKED).on(DECLINE).by(OFFERER).when(REASON_GIVEN).to(DECLINED),
            from(ASKED).on(NO_LONGER_POSSIBLE).by(SYSTEM).to(DECLINED),
            from(ASKED, AGREED).on(RETURN).by(PROPOSER, DESK, OFFERER).to(GIVEN_BACK),
            from(AGREED).on(NO_LONGER_POSSIBLE).by(SYSTEM).to(GIVEN_BACK));

    private TakingTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<TakingState, Situation> from(TakingState first, TakingState... more) {
        return Transitions.from(first, more);
    }
}
