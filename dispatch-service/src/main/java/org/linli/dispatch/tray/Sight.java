package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.Origin;
import org.linli.dispatch.casefile.UrgentEntries;
import org.linli.dispatch.check.Checks;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.order.WorkOrders;
import org.linli.dispatch.photo.PhotoSight;
import org.linli.dispatch.task.TaskOfOrder;
import org.linli.dispatch.task.Tasks;
import org.linli.kit.identity.Actor;

/** Which single case or order somebody may read, and how much of it. */
@ApplicationScoped
class Sight implements PhotoSight {

    /** A case with all its orders and checks, and how much of them somebody reads. */
    record Seen(
            CaseFile file,
            @Nullable OriginView origin,
            List<WorkOrder> orders,
            List<Checks.Check> checks,
            Share share) {}

    /** An order with its case, and what volunteers were asked to do for it last. */
    record SeenOrder(WorkOrder order, Seen around, @Nullable TaskOfOrder task) {}

    private final CaseFiles cases;
    private final WorkOrders orders;
    private final Checks checks;
    private final Tasks tasks;
    private final UrgentEntries entries;

    Sight(CaseFiles cases, WorkOrders orders, Checks checks, Tasks tasks, UrgentEntries entries) {
        this.cases = cases;
        this.orders = orders;
        this.checks = checks;
        this.tasks = tasks;
        this.entries = entries;
    }

    /** Empty when it is not there or not for this actor: the two look the same from outside. */
    @Transactional
    Optional<Seen> ofCase(UUID id, Actor actor) {
        return seen(id, actor).filter(seen -> seen.share().goesOn());
    }

    /** Likewise; a unit keeps its order when it was withdrawn. */
    @Transactional
    Optional<SeenOrder> ofOrder(UUID id, Actor actor) {
        Scope scope = Scope.ofOrders(actor);
        return orders.findByIdOptional(id)
                .filter(order -> scope.units().contains(order.unitCode()) || scope.covers(order.areaPath()))
                .flatMap(order -> seen(order.caseId(), actor)
                        .map(around -> new SeenOrder(
                                order, around, tasks.latestOf(order.id()).orElse(null))));
    }

    @Override
    @Transactional
    public boolean maySee(UUID caseId, @Nullable UUID orderId, @Nullable UUID checkId, Actor actor) {
        return ofCase(caseId, actor)
                .filter(seen -> seen.share().holdsPicture(orderId, checkId))
                .isPresent();
    }

    private Optional<Seen> seen(UUID caseId, Actor actor) {
        Scope scope = Scope.of(actor);
        return cases.findByIdOptional(caseId)
                .map(file -> {
                    List<WorkOrder> all = orders.ofCase(caseId);
                    List<Checks.Check> found = checks.of(caseId);
                    Share share = scope.covers(file.areaPath()) ? Share.ALL : Share.ofUnits(scope.units(), all, found);
                    return new Seen(file, origin(file), all, found, share);
                })
                .filter(seen -> !seen.share().isNothing());
    }

    private @Nullable OriginView origin(CaseFile file) {
        Origin origin = file.matter().origin();
        return origin == null
                ? null
                : OriginView.of(origin, entries.endOf(origin.id()).orElse(null));
    }
}
