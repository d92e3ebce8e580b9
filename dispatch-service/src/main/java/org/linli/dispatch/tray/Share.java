package org.linli.dispatch.tray;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.check.Checks;
import org.linli.dispatch.order.WorkOrder;
import org.linli.kit.audit.AuditEntry;

/**
 * How much of a case somebody reads: all of it where an officer's role counts, otherwise what concerns a unit. A unit reads
 * the case's own matter and its own work; of the others that they have an order, in which part and state, and until when;
 * of a check its outcome, and the rest only when it sent one of the unit's orders back. Whose orders are all withdrawn has
 * no part in what came after.
 *
 * @param whole whether everything is read; the rest then means nothing
 * @param own the unit's orders, withdrawn ones among them
 * @param ownChecks those that sent one of them back
 */
record Share(boolean whole, List<WorkOrder> own, Set<String> ownChecks) {

    static final Share ALL = new Share(true, List.of(), Set.of());

    static Share ofUnits(Set<String> units, List<WorkOrder> orders, List<Checks.Check> checks) {
        List<WorkOrder> own =
                orders.stream().filter(o -> units.contains(o.unitCode())).toList();
        Set<UUID> ids = own.stream().map(WorkOrder::id).collect(Collectors.toSet());
        return new Share(
                false,
                own,
                checks.stream()
                        .filter(c -> c.sentBack().stream().anyMatch(ids::contains))
                        .map(c -> c.id().toString())
                        .collect(Collectors.toSet()));
    }

    boolean isNothing() {
        return !whole && own.isEmpty();
    }

    /** Whether what happens to the case is still the reader's business. */
    boolean goesOn() {
        return whole || own.stream().anyMatch(o -> o.state().standing());
    }

    boolean holdsOrder(UUID order) {
        return whole || own.stream().anyMatch(o -> o.id().equals(order));
    }

    boolean holdsCheck(UUID check) {
        return whole || ownChecks.contains(check.toString());
    }

    /** What is written at stages is the lead's; once it took the order, there is no other lead. */
    boolean holdsStages() {
        return whole || own.stream().anyMatch(o -> o.state().standing() && o.part() == WorkOrder.Part.LEAD);
    }

    boolean holdsPicture(@Nullable UUID order, @Nullable UUID check) {
        return whole || (order != null && holdsOrder(order)) || (check != null && holdsCheck(check));
    }

    /** What the reader may know of an entry of the case's history; empty for what was done to another unit's order. */
    Optional<AuditEntry> of(AuditEntry entry) {
        if (whole) {
            return Optional.of(entry);
        }
        Object order = entry.details().get("order");
        if (order != null) {
            return Optional.of(entry)
                    .filter(e -> own.stream().anyMatch(o -> o.id().toString().equals(order)));
        }
        Object check = entry.details().get("check");
        return Optional.of(check == null || ownChecks.contains(check.toString()) ? entry : entry.because(null));
    }
}
