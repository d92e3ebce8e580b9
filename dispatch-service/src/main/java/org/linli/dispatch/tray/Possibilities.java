package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.order.OrderContext;
import org.linli.dispatch.order.OrderTable;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.order.WorkOrders;
import org.linli.kit.identity.Actor;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions;

/** What somebody could do now, read from the tables. */
@ApplicationScoped
class Possibilities {

    /** @param href where to POST it, with If-Match */
    @Schema(name = "PossibleAction")
    public record Action(String action, String href) {}

    private static final Map<String, String> OF_CASE = Map.of(
            CaseTable.FILE, "filing",
            CaseTable.DECLINE, "declining",
            CaseTable.DISPATCH, "dispatching",
            CaseTable.ADD_ORDERS, "dispatching",
            CaseTable.PASS, "check",
            CaseTable.FAIL, "check",
            CaseTable.CLOSE, "closing");

    private static final Map<String, String> OF_ORDER = Map.of(
            OrderTable.TAKE, "taking",
            OrderTable.RETURN, "return",
            OrderTable.REPORT_STAGE, "stages/{next}/report",
            OrderTable.REPORT_BACK, "report",
            OrderTable.UPHOLD, "arbitration",
            OrderTable.OVERRULE, "arbitration",
            OrderTable.WITHDRAW, "withdrawal");

    private final WorkOrders orders;
    private final Clock clock;

    Possibilities(WorkOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    List<Action> ofCase(CaseFile file, Actor actor) {
        Set<String> roles = rolesAt(file.areaPath(), actor);
        CaseContext asking = CaseContext.asking(file, actor.subject(), orders.handlersOf(file.id()));
        return CaseTable.CASE.possible(file.state()).stream()
                .filter(p -> OF_CASE.containsKey(p.action()))
                .filter(p -> allows(CaseTable.CASE, file.state(), p.action(), roles, asking))
                .map(p -> new Action(p.action(), "/v1/cases/" + file.id() + "/" + OF_CASE.get(p.action())))
                .toList();
    }

    List<Action> ofOrder(CaseFile file, WorkOrder order, Actor actor) {
        Set<String> roles = rolesAt(order.areaPath(), actor);
        if (actor.mayFor("unit-handler", order.unitCode())) {
            roles.add("unit-handler");
        }
        OrderContext asking = OrderContext.asking(order, file.work(), actor.units("unit-handler"), clock.instant());
        String next = file.work().next().map(Stage::code).orElse("");
        return OrderTable.ORDER.possible(order.state()).stream()
                .filter(p -> OF_ORDER.containsKey(p.action()))
                .filter(p -> allows(OrderTable.ORDER, order.state(), p.action(), roles, asking))
                .map(p -> new Action(
                        p.action(),
                        "/v1/orders/" + order.id() + "/"
                                + OF_ORDER.get(p.action()).replace("{next}", next)))
                .toList();
    }

    private static Set<String> rolesAt(String areaPath, Actor actor) {
        Set<String> roles = new HashSet<>();
        Arrays.stream(Scope.OFFICERS).filter(r -> actor.mayIn(r, areaPath)).forEach(roles::add);
        return roles;
    }

    private static <S extends Enum<S>, C> boolean allows(
            Transitions<S, C> table, S state, String action, Set<String> roles, C asking) {
        try {
            table.decide(state, action, roles, asking);
            return true;
        } catch (Refused no) {
            return false;
        }
    }
}
