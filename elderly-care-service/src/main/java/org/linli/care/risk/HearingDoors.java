package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.NobodyOpened;
import org.linli.care.visit.VisitChronicle;
import org.linli.care.visit.VisitRef;

/** A door that stayed shut puts somebody at more risk for a while, also when they were well in the end. */
@ApplicationScoped
class HearingDoors implements NobodyOpened {

    private final JudgingRisk judging;
    private final VisitChronicle chronicle;

    HearingDoors(JudgingRisk judging, VisitChronicle chronicle) {
        this.judging = judging;
        this.chronicle = chronicle;
    }

    @Override
    public void told(VisitRef visit, Instant at, @Nullable String carer) {
        Instant now = chronicle.now();
        // A device whose clock runs ahead would keep the person at more risk for longer than the rules say.
        judging.noAnswer(visit.elder(), chronicle.dayOf(at.isAfter(now) ? now : at));
    }

    @Override
    public void openedAfterAll(VisitRef visit, Instant at, @Nullable String carer) {
        // It was shut for a while all the same.
    }
}
