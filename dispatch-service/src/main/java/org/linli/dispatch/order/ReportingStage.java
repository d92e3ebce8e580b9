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
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.casefile.StageDone;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.photo.AttachingPhotos;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/**
 * The lead reports a stage of the work done before the whole is: a fence stands, the hole is still there. Stages are the
 * case's, so that one unit answers for them: the lead. They are reported in their order, the last by reporting back. A
 * stage reported after its due time is done, and late.
 */
@ApplicationScoped
class ReportingStage {

    private final WorkOrders orders;
    private final AttachingPhotos attaching;
    private final DoneStages done;
    private final CaseChronicle chronicle;

    ReportingStage(WorkOrders orders, AttachingPhotos attaching, DoneStages done, CaseChronicle chronicle) {
        this.orders = orders;
        this.attaching = attaching;
        this.done = done;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found for another case's stage too, not-allowed, stale, conflict, or invalid-input */
    @Transactional
    Standing report(UUID id, String stageCode, long seen, @Nullable String note, List<PhotoClaim> photos, Actor actor) {
        String words = Asked.note("note", note, Asked.LONGEST_NOTE);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireFor(order.unitCode(), OrderTable.HANDLER);
        WorkOrders.check(order, seen);
        Stage stage = held.file().work().of(stageCode).orElseThrow(() -> Problem.notFound("stage", "阶段"));
        Instant now = chronicle.now();
        order.step(
                OrderTable.REPORT_STAGE,
                Set.of(OrderTable.HANDLER),
                OrderContext.of(order, actor.units(OrderTable.HANDLER), now)
                        .at(stage, held.file().work()));
        attaching.attach(photos, AttachingPhotos.toStage(order.caseId(), id, stageCode), actor, now);
        orders.worked(order.caseId(), actor.subject());
        StageDone told = done.one(held, stage, words, now);
        chronicle.record(
                order.caseId(),
                actor,
                OrderTable.HANDLER,
                OrderTable.REPORT_STAGE,
                words,
                Map.of(
                        "order", id.toString(),
                        "unit", order.unitCode(),
                        "stage", stageCode,
                        "dueAt", stage.dueAt().toString(),
                        "onTime", told.onTime(),
                        "photos", photos.size()),
                now);
        return OrderStanding.of(order);
    }
}
