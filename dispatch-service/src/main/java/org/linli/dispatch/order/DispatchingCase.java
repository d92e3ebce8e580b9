package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.CaseState;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/**
 * A dispatcher hands a filed case to a lead unit and to those that support it; later, adds units, or a lead in the place of
 * one whose order was withdrawn.
 */
@ApplicationScoped
class DispatchingCase {

    /** Who is to do it. */
    record Asking(
            @Nullable String lead,
            @Nullable List<@Nullable String> supporting,
            @Nullable String note) {}

    private static final Wording BY_HAND = new Wording("由派遣员指定", "Chosen by the dispatcher");

    private final CaseFiles cases;
    private final WorkOrders orders;
    private final NamedUnits units;
    private final IssuingOrders issuing;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;

    DispatchingCase(
            CaseFiles cases,
            WorkOrders orders,
            NamedUnits units,
            IssuingOrders issuing,
            CaseClocks clocks,
            CaseChronicle chronicle) {
        this.cases = cases;
        this.orders = orders;
        this.units = units;
        this.issuing = issuing;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input for units that cannot get orders */
    @Transactional
    Standing dispatch(UUID id, long seen, Asking asking, Actor actor) {
        String note = Asked.note("note", asking.note(), Asked.LONGEST_NOTE);
        CaseFile file = cases.lockedFor(actor, id, seen, OrderTable.DISPATCHER);
        boolean again = file.state() == CaseState.DISPATCHED || file.state() == CaseState.HANDLING;
        String action = again ? CaseTable.ADD_ORDERS : CaseTable.DISPATCH;
        Set<String> roles = Set.of(OrderTable.DISPATCHER);
        CaseTable.CASE.decide(file.state(), action, roles, CaseContext.asking(file, actor.subject(), Set.of()));
        List<WorkOrder> standing =
                orders.ofCase(id).stream().filter(o -> o.state().standing()).toList();
        List<String> taken =
                new ArrayList<>(standing.stream().map(WorkOrder::unitCode).toList());
        boolean led = standing.stream().anyMatch(o -> o.part() == WorkOrder.Part.LEAD);
        String lead = led ? noOther(asking.lead()) : units.lead(asking.lead(), taken);
        Stream.ofNullable(lead).forEach(taken::add);
        List<String> supporting = units.supporting(asking.supporting(), taken);
        if (lead == null && supporting.isEmpty()) {
            throw Problem.invalid("supporting", "required", "须至少增加一个单位", "at least one more unit is needed");
        }
        Instant now = chronicle.now();
        file.step(action, roles, CaseContext.of(file, actor.subject(), Given.LEAD));
        Wording reason = note == null ? BY_HAND : new Wording(note, null);
        if (lead == null || again) {
            issuing.add(file, standing, lead, supporting, reason, now);
        } else {
            clocks.stop(file, CaseClocks.DISPATCHING);
            issuing.issue(file, lead, supporting, null, reason, now);
        }
        chronicle.record(
                id,
                actor,
                OrderTable.DISPATCHER,
                action,
                note,
                lead == null ? Map.of("supporting", supporting) : Map.of("lead", lead, "supporting", supporting),
                now);
        return Standing.of(file);
    }

    private static @Nullable String noOther(@Nullable String lead) {
        if (lead != null) {
            throw Problem.invalid("lead", "one-only", "该案件已有牵头单位", "the case has a lead already");
        }
        return null;
    }
}
