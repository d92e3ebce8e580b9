package org.linli.plan.engine;

import org.linli.plan.Placement;
import org.linli.plan.Visit;
import org.linli.plan.Weights;
import org.linli.plan.Wishes;

/** What it costs that just this carer comes, whenever that is. */
record Wishing(Weights weights) {

    private static final int FULL = 100;

    long cost(Visit visit, int part, String carer) {
        return continuity(visit, carer) + preference(visit, carer) + otherCarer(visit, part, carer);
    }

    long continuity(Visit visit, String carer) {
        Wishes wishes = visit.wishes();
        return wishes.familiar().isEmpty()
                ? 0
                : (long) weights.continuity() * (FULL - wishes.familiar().getOrDefault(carer, 0));
    }

    long preference(Visit visit, String carer) {
        Wishes wishes = visit.wishes();
        return wishes.preferred().isEmpty() || wishes.preferred().contains(carer) ? 0 : weights.preference();
    }

    long otherCarer(Visit visit, int part, String carer) {
        Placement published = visit.published();
        return published == null || published.carers().get(part).equals(carer) ? 0 : weights.otherCarer();
    }
}
