package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.order.OrderState;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.order.WorkOrders;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;

/** Pages of work orders, the one that should be acted on first at the top. */
@ApplicationScoped
class OrderList {

    /**
     * An order in a list.
     *
     * @param excerpt the first 60 characters of what was reported
     * @param waitsUntil when the present step should be over; of an order that has ended, when it ended
     */
    @Schema(name = "OrderInList")
    public record OrderRow(
            UUID id,
            UUID caseId,
            String number,
            String state,
            long version,
            Named unit,
            String part,
            String excerpt,
            @Nullable String address,
            Named area,
            @Nullable Named category,
            String urgency,
            Instant issuedAt,
            Instant waitsUntil,
            Instant dueAt,
            boolean late) {}

    /** The tray's order needs both. */
    static final String COLUMNS = "c.id, c.sort_at";

    private final TrayQuery query;
    private final Rows rows;
    private final WorkOrders orders;
    private final CaseFiles cases;
    private final Registry registry;
    private final Clock clock;

    OrderList(TrayQuery query, Rows rows, WorkOrders orders, CaseFiles cases, Registry registry, Clock clock) {
        this.query = query;
        this.rows = rows;
        this.orders = orders;
        this.cases = cases;
        this.registry = registry;
        this.clock = clock;
    }

    Page<OrderRow> page(CaseFilter filter, Scope scope) {
        Sql sql = query.orderPage(COLUMNS, filter, filter.states(OrderState.class), scope);
        List<UUID> ids = rows.of(sql, row -> row.getObject(1, UUID.class));
        Map<UUID, WorkOrder> found =
                orders.list("id IN ?1", ids).stream().collect(Collectors.toMap(WorkOrder::id, Function.identity()));
        Map<UUID, CaseFile> files =
                cases
                        .list(
                                "id IN ?1",
                                found.values().stream()
                                        .map(WorkOrder::caseId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Named.Names names = new Named.Names(registry);
        Instant now = clock.instant();
        List<OrderRow> page = ids.stream()
                .map(found::get)
                .map(order -> row(order, files.get(order.caseId()), names, now))
                .toList();
        return Page.of(page, TrayQuery.size(filter), o -> Cursor.of(o.waitsUntil(), o.id()));
    }

    private static OrderRow row(WorkOrder order, CaseFile file, Named.Names names, Instant now) {
        boolean ended = order.state() == OrderState.HANDLED || order.state() == OrderState.WITHDRAWN;
        String text = file.matter().text();
        return new OrderRow(
                order.id(),
                order.caseId(),
                file.matter().number(),
                order.state().wire(),
                order.version(),
                names.unit(order.unitCode()),
                order.part().wire(),
                text.substring(0, text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length())))),
                file.matter().address(),
                names.area(file.matter().areaCode()),
                names.category(file.matter().categoryCode()),
                file.urgency(),
                order.issuedAt(),
                order.sortAt(),
                order.dueAt(),
                !ended && !order.sortAt().isAfter(now));
    }
}
