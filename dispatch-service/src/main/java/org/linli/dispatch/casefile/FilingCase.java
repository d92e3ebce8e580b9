package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The filing gate: a duty chief, or a condition that says automatic, lets a case in. */
@ApplicationScoped
class FilingCase {

    private final CaseFiles cases;
    private final Registry registry;
    private final Deadlines deadlines;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;
    private final FiledCases next;

    FilingCase(
            CaseFiles cases,
            Registry registry,
            Deadlines deadlines,
            CaseClocks clocks,
            CaseChronicle chronicle,
            FiledCases next) {
        this.cases = cases;
        this.registry = registry;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.next = next;
    }

    /**
     * Files a case by one of its category's conditions.
     *
     * @param conditionCode null for the default
     * @throws Problem not-found, not-allowed, stale, conflict, or invalid-input for a condition of another category
     */
    @Transactional
    Standing file(UUID id, long seen, @Nullable String conditionCode, @Nullable String note, Actor actor) {
        String words = Asked.note("note", note, Asked.LONGEST_NOTE);
        CaseFile file = cases.lockedFor(actor, id, seen, "duty-chief");
        Instant now = chronicle.now();
        CaseContext asking = CaseContext.asking(file, actor.subject(), Set.of());
        CaseTable.CASE.decide(file.state(), CaseTable.FILE, Set.of("duty-chief"), asking);
        ConditionRef condition = condition(file, conditionCode);
        file.step(CaseTable.FILE, Set.of("duty-chief"), CaseContext.of(file, actor.subject(), Given.CONDITION));
        filed(file, condition, actor, false, now);
        clocks.stop(file, CaseClocks.FILING);
        chronicle.record(id, actor, "duty-chief", CaseTable.FILE, words, Map.of("condition", condition.code()), now);
        next.filed(file, now);
        return Standing.of(file);
    }

    /** Files a case as it is opened, where its default condition lets it in without a person. */
    void byRule(CaseFile file, ConditionRef condition, Instant now) {
        Actor system = Actor.system("dispatch");
        file.step(
                CaseTable.FILE_BY_RULE,
                system.roles(),
                condition.automatic()
                        ? CaseContext.of(file, system.subject(), Given.AUTOMATIC_CONDITION)
                        : CaseContext.of(file, system.subject()));
        filed(file, condition, system, true, now);
        chronicle.system(file.id(), CaseTable.FILE_BY_RULE, null, Map.of("condition", condition.code()), now);
        next.filed(file, now);
    }

    /** Lets a case in that an alarm began, whatever its condition says: nobody's decision is waited for. */
    void enter(CaseFile file, ConditionRef condition, Instant now) {
        Actor system = Actor.system("dispatch");
        file.step(CaseTable.ENTER_BY_RULE, system.roles(), CaseContext.of(file, system.subject()));
        filed(file, condition, system, true, now);
        chronicle.system(
                file.id(),
                CaseTable.ENTER_BY_RULE,
                null,
                Map.of(
                        "condition",
                        condition.code(),
                        "alarm",
                        file.matter().reportId().toString()),
                now);
        next.filed(file, now);
    }

    private void filed(CaseFile file, ConditionRef condition, Actor by, boolean automatic, Instant now) {
        List<Stage> stages =
                deadlines.stages(condition.code(), now).stream().map(Stage::of).toList();
        file.filed(condition, stages, by.subject(), automatic, now);
        chronicle.publish(
                file,
                new CaseFact.Filed(condition.code(), automatic, now, file.requiredDueAt(), file.dueProvisional()),
                now);
    }

    private ConditionRef condition(CaseFile file, @Nullable String code) {
        String category = file.matter().categoryCode();
        List<ConditionRef> possible = category == null ? List.of() : registry.conditionsFor(category);
        return possible.stream()
                .filter(c -> code == null || c.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "condition", "of-category", "不是该类别的立案条件", "is not a filing condition of the category"));
    }
}
