package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.casefile.StageDone;

/** What follows when stages of the work before the last are done: kept with the case, told once, no clock runs on. */
@ApplicationScoped
class DoneStages {

    private final OrderClocks clocks;
    private final CaseChronicle chronicle;

    DoneStages(OrderClocks clocks, CaseChronicle chronicle) {
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** One stage. The order is the lead's and taken. */
    StageDone one(WorkOrders.Held held, Stage stage, @Nullable String note, Instant now) {
        clocks.stop(held, stage, now);
        StageDone done = held.file().stageDone(stage, note, now);
        chronicle.publish(
                held.file(),
                new CaseFact.OrderStageDone(
                        held.order().id(), held.order().unitCode(), stage.code(), stage.dueAt(), now, done.onTime()),
                now);
        return done;
    }

    /** All that are open, as the lead is about to report the whole work back; nothing when the order is another's. */
    void withReportBack(WorkOrders.Held held, Instant now) {
        if (held.order().part() == WorkOrder.Part.LEAD) {
            held.file().work().open().forEach(stage -> one(held, stage, null, now));
        }
    }
}
