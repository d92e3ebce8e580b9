package org.linli.dispatch.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.Evidence;
import org.linli.dispatch.order.OrdersOfCheckedCase;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Somebody who did not handle the case looks on the spot whether it is done. */
@ApplicationScoped
class CheckingCase {

    /** What the inspector found. */
    record Finding(
            boolean passed,
            @Nullable String reasonCode,
            @Nullable String note,
            List<PhotoClaim> photos,
            List<UUID> rework) {}

    private static final Set<String> INSPECTOR = Set.of("inspector");

    private final CaseFiles cases;
    private final OrdersOfCheckedCase rework;
    private final Checks checks;
    private final Evidence evidence;
    private final Registry registry;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;

    CheckingCase(
            CaseFiles cases,
            OrdersOfCheckedCase rework,
            Checks checks,
            Evidence evidence,
            Registry registry,
            CaseClocks clocks,
            CaseChronicle chronicle) {
        this.cases = cases;
        this.rework = rework;
        this.checks = checks;
        this.evidence = evidence;
        this.registry = registry;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input when note, reason or evidence are missing */
    @Transactional
    Standing check(UUID id, long seen, Finding finding, Actor actor) {
        String note = Asked.words("note", finding.note(), Asked.LONGEST_NOTE);
        String reason = finding.passed() ? null : Asked.reasonCode(registry, "rework", finding.reasonCode());
        CaseFile file = cases.lockedFor(actor, id, seen, "inspector");
        Instant now = chronicle.now();
        String action = finding.passed() ? CaseTable.PASS : CaseTable.FAIL;
        CaseContext context =
                new CaseContext(file, actor.subject(), rework.handlersOf(id), Set.of(Given.EVIDENCE, Given.REASON));
        CaseTable.CASE.decide(file.state(), action, INSPECTOR, context);
        if (finding.passed()) {
            evidence.requirePhotos(file, finding.photos());
        }
        UUID check = TimeOrderedId.at(now);
        checks.add(id, new Checks.Check(check, finding.passed(), reason, note, now, List.of()), actor.subject());
        evidence.attachToCheck(id, check, finding.photos(), actor, now);
        file.step(action, INSPECTOR, context);
        clocks.stop(file, CaseClocks.CHECKING);
        if (reason == null) {
            passed(file, now);
        } else {
            checks.sentBack(check, failed(file, finding, reason, note, now));
        }
        chronicle.record(
                id,
                actor,
                "inspector",
                action,
                note,
                Map.of("check", check.toString(), "photos", finding.photos().size()),
                now);
        return Standing.of(file);
    }

    private void passed(CaseFile file, Instant now) {
        file.checked(now);
        chronicle.publish(file, new CaseFact.CheckPassed(now), now);
        clocks.start(file, CaseClocks.CLOSING, now);
    }

    private List<UUID> failed(CaseFile file, Finding finding, String reasonCode, String note, Instant now) {
        List<UUID> back = rework.rework(file, finding.rework(), note, now);
        file.workGoesOn();
        chronicle.publish(file, new CaseFact.CheckFailed(reasonCode, back, now), now);
        return back;
    }
}
