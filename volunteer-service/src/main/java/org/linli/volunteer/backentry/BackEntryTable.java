package org.linli.volunteer.backentry;

import static org.linli.volunteer.backentry.BackEntryState.BOOKED;
import static org.linli.volunteer.backentry.BackEntryState.PROPOSED;
import static org.linli.volunteer.backentry.BackEntryState.REFUSED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a back entry, by whom and when. It begins proposed, when the desk enters it. */
final class BackEntryTable {

    static final String PROPOSE = "propose";
    static final String APPROVE = "approve";
    static final String REFUSE = "refuse";
    static final String DESK = "desk";

    /**
     * What the guards look at.
     *
     * @param own whether whoever decides is the person, represents them, or is their family
     * @param fitsInDay whether the day has room for it beside what is recorded
     */
    record Deciding(boolean own, boolean enteredIt, boolean reasonGiven, boolean fitsInDay) {}

    static final Transitions<BackEntryState, Deciding> BACK_ENTRY = Transitions.of(
            "Back entry",
            from(PROPOSED)
                    .on(APPROVE)
                    .by(DESK)
                    .when(secondPairOfEyes())
                    .when(notThePerson())
                    .when(fitsInDay())
                    .to(BOOKED),
            from(PROPOSED)
                    .on(REFUSE)
                    .by(DESK)
                    .when(secondPairOfEyes())
                    .when(notThePerson())
                    .when(reasonGiven())
                    .to(REFUSED));

    private BackEntryTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<BackEntryState, Deciding> from(BackEntryState first) {
        return Transitions.from(first);
    }

    private static Guard<Deciding> secondPairOfEyes() {
        return new Guard<>("second-pair-of-eyes", "录入人不得审核", "not who entered it", d -> !d.enteredIt());
    }

    private static Guard<Deciding> notThePerson() {
        return new Guard<>(
                "not-the-person",
                "不得审核自己、家人或所代办之人的补录",
                "not the person, nor who represents them, nor their family",
                d -> !d.own());
    }

    private static Guard<Deciding> fitsInDay() {
        return new Guard<>(
                "fits-in-day",
                "该日已记录的服务加上此项超过 480 分钟",
                "with what is recorded at most 480 minutes that day",
                Deciding::fitsInDay);
    }

    private static Guard<Deciding> reasonGiven() {
        return new Guard<>("reason", "须给出理由", "a reason is given", Deciding::reasonGiven);
    }
}
