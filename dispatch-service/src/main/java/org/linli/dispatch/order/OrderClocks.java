package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.casefile.WorkStages;
import org.linli.dispatch.clock.RunningClock;
import org.linli.dispatch.clock.RunningClocks;
import org.linli.dispatch.clock.TimeIsUp;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.kit.identity.Actor;

/** The clocks of an order: for taking it, for arbitrating its return, and one for each stage of the work. */
@ApplicationScoped
class OrderClocks implements TimeIsUp {

    static final String TAKING = "taking";
    static final String ARBITRATION = "arbitration";
    static final String HANDLING = "handling";

    private final RunningClocks running;
    private final Deadlines deadlines;
    private final WorkOrders orders;
    private final CaseChronicle chronicle;
    private final CaseProgress progress;
    private final DepartmentRecords departments;

    OrderClocks(
            RunningClocks running,
            Deadlines deadlines,
            WorkOrders orders,
            CaseChronicle chronicle,
            CaseProgress progress,
            DepartmentRecords departments) {
        this.running = running;
        this.deadlines = deadlines;
        this.orders = orders;
        this.chronicle = chronicle;
        this.progress = progress;
        this.departments = departments;
    }

    void startTaking(CaseFile file, List<WorkOrder> issued, DueTime takeBy, Instant now) {
        running.start(issued.stream()
                .map(order -> clock(file, order, TAKING, null, now, takeBy.dueAt(), takeBy.provisional()))
                .toList());
    }

    /** Starts the clock for arbitrating a return. @return when it runs out */
    Instant startArbitration(CaseFile file, WorkOrder order, Instant now) {
        DueTime due = deadlines.clock(ARBITRATION, file.urgency(), now);
        running.start(List.of(clock(file, order, ARBITRATION, null, now, due.dueAt(), due.provisional())));
        return due.dueAt();
    }

    /**
     * Starts a clock for each stage the unit has to report whose lateness was not told yet: the lead for all that are not
     * done, who supports it for the last, which is its own report back.
     */
    void startHandling(CaseFile file, WorkOrder order) {
        WorkStages work = file.work();
        List<Stage> open = order.part() == WorkOrder.Part.LEAD ? work.open() : List.of();
        running.start(Stream.concat(open.stream(), Stream.of(work.all().getLast()))
                .filter(stage -> !order.lateStages().contains(stage.code()))
                .map(stage -> clock(
                        file,
                        order,
                        HANDLING,
                        stage.code(),
                        file.requiredFiledAt(),
                        stage.dueAt(),
                        stage.provisional()))
                .toList());
    }

    /** Stops the clock of a stage; one that has run out and was not served yet is served now, so that it is told. */
    void stop(WorkOrders.Held held, Stage stage, Instant now) {
        WorkOrder order = held.order();
        running.stop(order.caseId(), order.id(), HANDLING, stage.code());
        if (now.isAfter(stage.dueAt()) && !order.lateStages().contains(stage.code())) {
            serve(held, HANDLING, stage.code(), stage.dueAt(), now);
        }
    }

    void stop(WorkOrder order, String clock) {
        running.stop(order.caseId(), order.id(), clock);
    }

    private static RunningClock clock(
            CaseFile file,
            WorkOrder order,
            String clock,
            @Nullable String stage,
            Instant from,
            Instant dueAt,
            boolean provisional) {
        return new RunningClock(0, file.id(), order.id(), clock, stage, file.urgency(), from, dueAt, provisional);
    }

    @Override
    public Set<String> clocks() {
        return Set.of(TAKING, ARBITRATION, HANDLING);
    }

    @Override
    public void timeIsUp(RunningClock clock, Instant now) {
        if (clock.orderId() == null) {
            throw new IllegalStateException("a clock of an order without its order");
        }
        serve(orders.held(clock.orderId()), clock.clock(), clock.stageCode(), clock.dueAt(), now);
    }

    private void serve(WorkOrders.Held held, String clock, @Nullable String stageCode, Instant dueAt, Instant now) {
        WorkOrder order = held.order();
        Actor system = Actor.system("dispatch");
        String action = clock + "-time-is-up";
        order.step(action, system.roles(), OrderContext.of(order, Set.of(), now));
        Map<String, Object> details = new HashMap<>(
                Map.of("order", order.id().toString(), "unit", order.unitCode(), "dueAt", dueAt.toString()));
        switch (clock) {
            case TAKING -> {
                order.escalated();
                chronicle.publish(
                        held.file(), new CaseFact.OrderNotTaken(order.id(), order.unitCode(), dueAt, now), now);
            }
            case ARBITRATION -> {
                order.withdrawn(now);
                chronicle.publish(
                        held.file(), new CaseFact.OrderArbitrated(order.id(), order.unitCode(), "lapsed", now), now);
                departments.changed(order, "return-upheld", null, now);
            }
            default -> {
                String stage = String.valueOf(stageCode);
                details.put("stage", stage);
                order.late(stage);
                chronicle.publish(
                        held.file(), new CaseFact.OrderLate(order.id(), order.unitCode(), stage, dueAt, now), now);
            }
        }
        chronicle.system(held.file().id(), action, null, details, now);
        progress.after(held.file(), held.all(), now);
    }
}
