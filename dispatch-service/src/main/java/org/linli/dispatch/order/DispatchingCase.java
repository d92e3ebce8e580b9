package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseAudit;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.Moment;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.registry.UnitRef;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A dispatcher hands a filed case to a lead unit and to those that support it. */
@ApplicationScoped
class DispatchingCase {

    private static final int MOST_SUPPORTING = 20;
    private static final Wording BY_HAND = new Wording("由派遣员指定", "Chosen by the dispatcher");

    private final CaseFiles cases;
    private final Registry registry;
    private final IssuingOrders issuing;
    private final CaseAudit audit;
    private final Clock clock;

    DispatchingCase(CaseFiles cases, Registry registry, IssuingOrders issuing, CaseAudit audit, Clock clock) {
        this.cases = cases;
        this.registry = registry;
        this.issuing = issuing;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input for units that cannot get orders */
    @Transactional
    Standing dispatch(
            UUID id,
            long seen,
            @Nullable String lead,
            @Nullable List<String> supporting,
            @Nullable String note,
            Actor actor) {
        String words = Asked.note("note", note, Asked.LONGEST_NOTE);
        String leading = unit("lead", lead);
        List<String> helping = supporting(leading, supporting == null ? List.of() : supporting);
        CaseFile file = cases.lockedFor(actor, id, seen, OrderTable.DISPATCHER);
        Instant now = Moment.of(clock);
        file.step(CaseTable.DISPATCH, Set.of(OrderTable.DISPATCHER), CaseContext.of(file, actor.subject(), Given.LEAD));
        issuing.issue(file, leading, helping, null, words == null ? BY_HAND : new Wording(words, null), now);
        audit.record(
                id,
                actor,
                OrderTable.DISPATCHER,
                CaseTable.DISPATCH,
                words,
                Map.of("lead", leading, "supporting", helping),
                now);
        return Standing.of(file);
    }

    private List<String> supporting(String lead, List<String> units) {
        if (units.size() > MOST_SUPPORTING) {
            throw Problem.invalid("supporting", "count", "最多 20 个配合单位", "at most 20 supporting units");
        }
        Set<String> seen = new HashSet<>(Set.of(lead));
        for (int i = 0; i < units.size(); i++) {
            String field = "supporting[" + i + "]";
            if (!seen.add(unit(field, units.get(i)))) {
                throw Problem.invalid(field, "distinct", "同一单位不得重复", "a unit may be named once only");
            }
        }
        return List.copyOf(units);
    }

    private String unit(String field, @Nullable String code) {
        String given = Asked.words(field, code, 40);
        UnitRef unit = registry.unit(given)
                .orElseThrow(() -> Problem.invalid(field, "known", "没有这个单位", "there is no such unit"));
        if (unit.retired()) {
            throw Problem.invalid(field, "in-service", "该单位已停用,不再接收工单", "the unit is retired and gets no new orders");
        }
        return given;
    }
}
