package org.linli.volunteer.offer;

import static org.linli.volunteer.offer.OfferState.DRAFT;
import static org.linli.volunteer.offer.OfferState.EXPIRED;
import static org.linli.volunteer.offer.OfferState.NEW;
import static org.linli.volunteer.offer.OfferState.PUBLISHED;
import static org.linli.volunteer.offer.OfferState.WITHDRAWN;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to an offer, by whom and when. */
final class OfferTable {

    static final String PROPOSE = "propose";
    static final String PUBLISH = "publish";
    static final String WITHDRAW = "withdraw";
    static final String LAST_DAY_IS_OVER = "last-day-is-over";

    /** Whoever speaks for the unit that offers. */
    static final String ORGANISATION = "organisation";

    static final String DESK = "desk";
    static final String SYSTEM = "system";

    /**
     * What the guards look at.
     *
     * @param today in the city's zone
     * @param lastDay of the offer, included
     */
    record Moment(
            LocalDate today, LocalDate lastDay, @Nullable String reason) {}

    private static final Guard<Moment> LAST_DAY_AHEAD = new Guard<>(
            "last-day-ahead",
            "最后一天尚未过去",
            "its last day is not over",
            m -> !m.today().isAfter(m.lastDay()));

    private static final Guard<Moment> OVER =
            new Guard<>("over", "最后一天已过", "its last day is over", m -> m.today().isAfter(m.lastDay()));

    private static final Guard<Moment> REASON_GIVEN =
            new Guard<>("reason-given", "须说明理由", "a reason given", m -> m.reason() != null);

    static final Transitions<OfferState, Moment> OFFER = Transitions.of(
            "Offer",
            from(NEW).on(PROPOSE).by(ORGANISATION, DESK).when(LAST_DAY_AHEAD).to(DRAFT),
            from(DRAFT).on(PUBLISH).by(DESK).when(LAST_DAY_AHEAD).to(PUBLISHED),
            from(DRAFT, PUBLISHED)
                    .on(WITHDRAW)
                    .by(ORGANISATION, DESK)
                    .when(REASON_GIVEN)
                    .to(WITHDRAWN),
            from(DRAFT, PUBLISHED).on(LAST_DAY_IS_OVER).by(SYSTEM).when(OVER).to(EXPIRED));

    private OfferTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<OfferState, Moment> from(OfferState first, OfferState... more) {
        return Transitions.from(first, more);
    }
}
