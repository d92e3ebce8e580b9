package org.linli.dispatch.order;

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
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.OrderContext.Given;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A unit reports its work done: words for the record, an answer for the reporter, evidence. */
@ApplicationScoped
class ReportingBack {

    /** What a unit says when it is done. */
    record Report(@Nullable String words, @Nullable String answer, List<PhotoClaim> photos) {}

    private static final int LONGEST_WORDS = 20_000;

    private final WorkOrders orders;
    private final Evidence evidence;
    private final DoneStages stages;
    private final OrderClocks clocks;
    private final Answers answers;
    private final CaseChronicle chronicle;
    private final CaseProgress progress;

    ReportingBack(
            WorkOrders orders,
            Evidence evidence,
            DoneStages stages,
            OrderClocks clocks,
            Answers answers,
            CaseChronicle chronicle,
            CaseProgress progress) {
        this.orders = orders;
        this.evidence = evidence;
        this.stages = stages;
        this.clocks = clocks;
        this.answers = answers;
        this.chronicle = chronicle;
        this.progress = progress;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input when words or evidence are missing */
    @Transactional
    Standing report(UUID id, long seen, Report report, Actor actor) {
        String words = Asked.words("words", report.words(), LONGEST_WORDS);
        String answer = Asked.note("answer", report.answer(), LONGEST_WORDS);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireFor(order.unitCode(), OrderTable.HANDLER);
        WorkOrders.check(order, seen);
        Instant now = chronicle.now();
        OrderContext context = OrderContext.of(order, actor.units(OrderTable.HANDLER), now, Given.EVIDENCE);
        OrderTable.ORDER.decide(order.state(), OrderTable.REPORT_BACK, Set.of(OrderTable.HANDLER), context);
        evidence.ofReport(held, report, answer, actor, now);
        stages.withReportBack(held, now);
        order.step(OrderTable.REPORT_BACK, Set.of(OrderTable.HANDLER), context);
        order.handled(actor.subject(), words, answer, now);
        orders.worked(order.caseId(), actor.subject());
        clocks.stop(order, OrderClocks.HANDLING);
        chronicle.publish(
                held.file(),
                new CaseFact.OrderHandled(id, order.unitCode(), now, Boolean.TRUE.equals(order.onTime())),
                now);
        // Where no report began the case nobody waits for an answer; the order keeps what was said.
        if (answer != null && held.file().matter().origin() == null) {
            answers.give(held.file(), order, answer, now);
        }
        chronicle.record(
                order.caseId(),
                actor,
                OrderTable.HANDLER,
                OrderTable.REPORT_BACK,
                null,
                Map.of(
                        "order", id.toString(),
                        "unit", order.unitCode(),
                        "photos", report.photos().size()),
                now);
        progress.after(held.file(), held.all(), now);
        return OrderStanding.of(order);
    }
}
