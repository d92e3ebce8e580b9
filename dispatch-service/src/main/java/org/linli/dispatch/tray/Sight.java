package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.order.WorkOrders;
import org.linli.dispatch.photo.PhotoSight;
import org.linli.kit.identity.Actor;

/** Which single case or order somebody may read. */
@ApplicationScoped
class Sight implements PhotoSight {

    /** A case with its orders, as somebody may read them. */
    record Seen(CaseFile file, List<WorkOrder> orders) {}

    private final CaseFiles cases;
    private final WorkOrders orders;

    Sight(CaseFiles cases, WorkOrders orders) {
        this.cases = cases;
        this.orders = orders;
    }

    /** Empty when it is not there or not for this actor: the two look the same from outside. */
    @Transactional
    Optional<Seen> ofCase(UUID id, Actor actor) {
        Scope scope = Scope.of(actor);
        return cases.findByIdOptional(id)
                .map(file -> new Seen(file, orders.ofCase(id)))
                .filter(seen -> scope.covers(seen.file().areaPath())
                        || seen.orders().stream().anyMatch(o -> scope.units().contains(o.unitCode())));
    }

    @Transactional
    Optional<WorkOrder> ofOrder(UUID id, Actor actor) {
        Scope scope = Scope.ofOrders(actor);
        return orders.findByIdOptional(id)
                .filter(order -> scope.units().contains(order.unitCode()) || scope.covers(order.areaPath()));
    }

    @Override
    public boolean maySee(UUID caseId, Actor actor) {
        return ofCase(caseId, actor).isPresent();
    }
}
