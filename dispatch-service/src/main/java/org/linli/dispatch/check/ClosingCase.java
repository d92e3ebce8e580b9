package org.linli.dispatch.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.clock.RunningClock;
import org.linli.dispatch.clock.TimeIsUp;
import org.linli.dispatch.order.OrdersOfCheckedCase;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The end of the line: a duty chief closes a checked case, or the clock does. */
@ApplicationScoped
class ClosingCase implements TimeIsUp {

    private final CaseFiles cases;
    private final OrdersOfCheckedCase orders;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;

    ClosingCase(CaseFiles cases, OrdersOfCheckedCase orders, CaseClocks clocks, CaseChronicle chronicle) {
        this.cases = cases;
        this.orders = orders;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    Standing close(UUID id, long seen, @Nullable String note, Actor actor) {
        String words = Asked.note("note", note, Asked.LONGEST_NOTE);
        CaseFile file = cases.lockedFor(actor, id, seen, "duty-chief");
        Instant now = chronicle.now();
        file.step(CaseTable.CLOSE, Set.of("duty-chief"), CaseContext.of(file, actor.subject()));
        clocks.stop(file, CaseClocks.CLOSING);
        closed(file, false, now);
        chronicle.record(id, actor, "duty-chief", CaseTable.CLOSE, words, Map.of(), now);
        return Standing.of(file);
    }

    @Override
    public Set<String> clocks() {
        return Set.of(CaseClocks.CLOSING);
    }

    @Override
    public void timeIsUp(RunningClock ranOut, Instant now) {
        CaseFile file = cases.locked(ranOut.caseId());
        Actor system = Actor.system("dispatch");
        file.step(CaseTable.CLOSING_TIME_IS_UP, system.roles(), CaseContext.of(file, system.subject()));
        closed(file, true, now);
        chronicle.system(
                file.id(),
                CaseTable.CLOSING_TIME_IS_UP,
                null,
                Map.of("dueAt", ranOut.dueAt().toString()),
                now);
    }

    private void closed(CaseFile file, boolean automatic, Instant now) {
        file.closed(now);
        chronicle.publish(file, new CaseFact.Closed(automatic, now, file.onTime()), now);
        orders.closed(file, now);
    }
}
