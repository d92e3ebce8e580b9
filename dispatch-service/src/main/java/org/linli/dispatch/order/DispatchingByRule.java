package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.FiledCases;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.registry.UnitRef;
import org.linli.dispatch.routing.CasePlace;
import org.linli.dispatch.routing.Route;
import org.linli.dispatch.routing.Routing;
import org.linli.kit.identity.Actor;

/** Dispatches a case that was just filed where a rule says so; whatever no rule sends out waits for the dispatcher. */
@ApplicationScoped
class DispatchingByRule implements FiledCases {

    private final Routing routing;
    private final Registry registry;
    private final IssuingOrders issuing;
    private final CaseClocks clocks;
    private final CaseChronicle chronicle;

    DispatchingByRule(
            Routing routing, Registry registry, IssuingOrders issuing, CaseClocks clocks, CaseChronicle chronicle) {
        this.routing = routing;
        this.registry = registry;
        this.issuing = issuing;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    @Override
    public void filed(CaseFile file, Instant now) {
        Optional<Route> route = routing.choose(place(file.matter()), now);
        file.routedBy(route.orElse(null));
        if (route.filter(r -> r.automatic() && inService(r.leadUnit())).isEmpty()) {
            clocks.start(file, CaseClocks.DISPATCHING, now);
            return;
        }
        Route chosen = route.get();
        Actor system = Actor.system("dispatch");
        file.step(CaseTable.DISPATCH_BY_RULE, system.roles(), CaseContext.of(file, system.subject(), Given.RULE));
        List<String> supporting =
                chosen.supportingUnits().stream().filter(this::inService).toList();
        issuing.issue(file, chosen.leadUnit(), supporting, chosen.ruleCode(), chosen.reason(), now);
        chronicle.system(
                file.id(),
                CaseTable.DISPATCH_BY_RULE,
                chosen.reason().zh(),
                Map.of("rule", chosen.ruleCode(), "lead", chosen.leadUnit(), "supporting", supporting),
                now);
    }

    private boolean inService(String unit) {
        return registry.unit(unit).filter(u -> !u.retired()).map(UnitRef::code).isPresent();
    }

    private static CasePlace place(Matter matter) {
        return new CasePlace(
                String.valueOf(matter.categoryCode()),
                matter.areaCode(),
                matter.streetCode(),
                matter.longitude(),
                matter.latitude());
    }
}
