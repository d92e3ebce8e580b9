package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.Elders;
import org.linli.care.risk.RiskLevels;
import org.linli.care.visit.NobodyOpened;
import org.linli.care.visit.VisitRef;

/** Raises the alarm in the transaction in which a visit hears that nobody opened, and ends it when somebody did after all. */
@ApplicationScoped
class AlarmAtDoor implements NobodyOpened {

    private final RaisingAlarm raising;
    private final EndingAlarm ending;
    private final Elders elders;
    private final RiskLevels levels;

    AlarmAtDoor(RaisingAlarm raising, EndingAlarm ending, Elders elders, RiskLevels levels) {
        this.raising = raising;
        this.ending = ending;
        this.elders = elders;
        this.levels = levels;
    }

    @Override
    public void told(VisitRef visit, Instant at, @Nullable String carer) {
        elders.find(visit.elder())
                .ifPresent(elder -> raising.raise(visit.id(), elder, levels.of(elder.id()), carer, at));
    }

    @Override
    public void openedAfterAll(VisitRef visit, Instant at, @Nullable String carer) {
        ending.openedAfterAll(visit.id(), at);
    }
}
