package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Enters offers from a list, as the desk of their area proposes them. */
@ApplicationScoped
public class EnteringOffer {

    /** A row that may be entered as it is. */
    public static final class Checked {

        private final OfferBody body;
        private final Offered what;

        private Checked(OfferBody body, Offered what) {
            this.body = body;
            this.what = what;
        }

        /** Where it is offered: what a desk's posting is held against. */
        public String areaPath() {
            return what.areaPath();
        }
    }

    private final ReadingOffer reading;
    private final ProposingOffer proposing;
    private final PublishingOffer publishing;

    EnteringOffer(ReadingOffer reading, ProposingOffer proposing, PublishingOffer publishing) {
        this.reading = reading;
        this.proposing = proposing;
        this.publishing = publishing;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    public Checked check(OfferBody body) {
        Offered what = reading.read(body);
        if (what.lastDay().isBefore(reading.today())) {
            throw Problem.invalid("lastDay", "still-ahead", "须为今天或以后", "must be today or later");
        }
        return new Checked(body, what);
    }

    /**
     * @param publish whether it is on the list at once
     * @param as what the actor acts as, for the audit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(Checked checked, boolean publish, Actor actor, String as) {
        Offer offer = proposing.made(checked.body, checked.what, actor, as);
        if (publish) {
            publishing.publish(offer, Set.of(OfferTable.DESK), actor, as);
        }
        return offer.id();
    }
}
