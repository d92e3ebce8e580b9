package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A duty chief finds that no filing condition is met. */
@ApplicationScoped
class DecliningCase {

    private final CaseFiles cases;
    private final Registry registry;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;

    DecliningCase(CaseFiles cases, Registry registry, CaseClocks clocks, CaseChronicle chronicle) {
        this.cases = cases;
        this.registry = registry;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input without a reason of the list */
    @Transactional
    Standing decline(UUID id, long seen, @Nullable String reasonCode, @Nullable String reason, Actor actor) {
        String code = Asked.reasonCode(registry, "declining", reasonCode);
        String words = Asked.words("reason", reason, Asked.LONGEST_NOTE);
        CaseFile file = cases.lockedFor(actor, id, seen, "duty-chief");
        Instant now = chronicle.now();
        file.step(CaseTable.DECLINE, Set.of("duty-chief"), CaseContext.of(file, actor.subject(), Given.REASON));
        file.declined(code, now);
        clocks.stop(file, CaseClocks.FILING);
        chronicle.publish(file, new CaseFact.Declined(code, now), now);
        chronicle.record(id, actor, "duty-chief", CaseTable.DECLINE, words, Map.of("reasonCode", code), now);
        return Standing.of(file);
    }
}
