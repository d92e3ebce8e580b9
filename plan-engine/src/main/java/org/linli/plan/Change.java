package org.linli.plan;

/** What happened to a plan that was good before. */
public sealed interface Change {

    /** Somebody falls ill: what they would start at or after the tick goes to others, frozen or not. */
    record CarerOut(String carer, int from) implements Change {}

    /** One more visit. */
    record VisitAdded(Visit visit) implements Change {}

    /** A visit is no more. */
    record VisitCancelled(String visit) implements Change {}

    /** A visit changed: another window, place or need. It is placed anew unless it still fits. */
    record VisitChanged(Visit visit) implements Change {}
}
