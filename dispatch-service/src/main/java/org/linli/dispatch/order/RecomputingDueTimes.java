package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.clock.RunningClock;
import org.linli.dispatch.clock.RunningClocks;
import org.linli.dispatch.deadline.CalendarsChanged;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;

/**
 * Computes provisional due times again when a calendar they needed is loaded, in the transaction that loads it. Only those:
 * what was computed over published years stays as it was promised.
 */
@ApplicationScoped
class RecomputingDueTimes {

    private static final String OPEN_AND_PROVISIONAL = """
            SELECT id FROM case_file WHERE due_provisional AND NOT ended
            UNION
            SELECT case_id FROM running_clock WHERE provisional
            ORDER BY 1""";

    private final CaseFiles cases;
    private final WorkOrders orders;
    private final Deadlines deadlines;
    private final RunningClocks running;
    private final CaseChronicle chronicle;
    private final DepartmentRecords departments;

    RecomputingDueTimes(
            CaseFiles cases,
            WorkOrders orders,
            Deadlines deadlines,
            RunningClocks running,
            CaseChronicle chronicle,
            DepartmentRecords departments) {
        this.cases = cases;
        this.orders = orders;
        this.deadlines = deadlines;
        this.running = running;
        this.chronicle = chronicle;
        this.departments = departments;
    }

    void on(@Observes CalendarsChanged changed) {
        Instant now = chronicle.now();
        // Always in the order of ids, as every case is locked until the pack is loaded.
        List<UUID> ids = cases.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(OPEN_AND_PROVISIONAL, UUID.class)
                .getResultList();
        for (UUID id : ids) {
            CaseFile file = cases.locked(id);
            List<WorkOrder> all = orders.ofCase(id);
            if (file.dueProvisional()) {
                work(file, all, now);
            }
            running.of(id).stream().filter(RunningClock::provisional).forEach(c -> steps(c, file, all));
        }
    }

    private void work(CaseFile file, List<WorkOrder> all, Instant now) {
        List<Stage> stages = deadlines.stages(String.valueOf(file.conditionCode()), file.requiredFiledAt()).stream()
                .map(Stage::of)
                .toList();
        Instant before = file.requiredDueAt();
        if (!file.dueChanged(stages)) {
            return;
        }
        chronicle.publish(file, new CaseFact.DueChanged(file.requiredDueAt(), file.dueProvisional(), now), now);
        for (WorkOrder order : all) {
            if (order.state().standing()) {
                order.dueChanged(file.requiredDueAt(), file.dueProvisional());
                departments.changed(order, "due-changed", null, now);
            }
        }
        chronicle.system(
                file.id(),
                "recompute-due-times",
                null,
                Map.of(
                        "before",
                        before.toString(),
                        "after",
                        file.requiredDueAt().toString()),
                now);
    }

    private void steps(RunningClock clock, CaseFile file, List<WorkOrder> all) {
        if (clock.clock().equals(OrderClocks.HANDLING)) {
            file.stages().stream()
                    .filter(s -> s.code().equals(clock.stageCode()))
                    .forEach(s -> running.reset(clock.id(), s.dueAt(), s.provisional()));
            return;
        }
        DueTime due = deadlines.clock(clock.clock(), clock.urgency(), clock.from());
        running.reset(clock.id(), due.dueAt(), due.provisional());
        if (clock.orderId() == null) {
            file.waitsUntil(due.dueAt());
            return;
        }
        all.stream().filter(o -> o.id().equals(clock.orderId())).forEach(order -> {
            if (clock.clock().equals(OrderClocks.TAKING)) {
                order.takeBy(due.dueAt());
                order.returnBy(deadlines
                        .clock("returning", clock.urgency(), order.issuedAt())
                        .dueAt());
            } else {
                order.waitsUntil(due.dueAt());
            }
        });
    }
}
