package org.linli.care.visit;

/**
 * What the guards of a visit's table look at.
 *
 * @param consent the person agreed to be visited
 * @param everyPartHasACarer for publishing and assigning
 * @param ahead its window is not over
 * @param onItsDay the moment told lies on its day, in the city's zone
 * @param refuted the desk found that nobody came
 * @param begun somebody has set out or arrived
 * @param reasonGiven for what needs one
 * @param windowOver with its grace
 * @param ownWork whoever acts is one of its carers
 * @param judgeable a judgement may still be taken back
 */
record VisitContext(
        boolean consent,
        boolean everyPartHasACarer,
        boolean ahead,
        boolean onItsDay,
        boolean refuted,
        boolean begun,
        boolean reasonGiven,
        boolean windowOver,
        boolean ownWork,
        boolean judgeable) {

    /** For what looks at nothing. */
    static final VisitContext NOTHING = new VisitContext(true, true, true, true, false, false, true, true, false, true);

    VisitContext withReason(boolean given) {
        return new VisitContext(
                consent, everyPartHasACarer, ahead, onItsDay, refuted, begun, given, windowOver, ownWork, judgeable);
    }

    VisitContext byOwnWork(boolean own) {
        return new VisitContext(
                consent, everyPartHasACarer, ahead, onItsDay, refuted, begun, reasonGiven, windowOver, own, judgeable);
    }

    VisitContext on(boolean itsDay) {
        return new VisitContext(
                consent,
                everyPartHasACarer,
                ahead,
                itsDay,
                refuted,
                begun,
                reasonGiven,
                windowOver,
                ownWork,
                judgeable);
    }
}
