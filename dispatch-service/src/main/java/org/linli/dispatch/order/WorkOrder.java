package org.linli.dispatch.order;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.JsonColumns;

/** A work order as its row. Changed only under the lock of its case. */
@Entity
@Table(name = "work_order")
public class WorkOrder {

    /** Who leads and who supports. */
    public enum Part {
        LEAD,
        SUPPORT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id;

    private UUID caseId;
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private Part part;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    private long version;
    private String areaPath;
    private Instant issuedAt;
    private Instant takeBy;
    private Instant returnBy;
    private Instant dueAt;
    private boolean dueProvisional;

    @Convert(converter = JsonColumns.Words.class)
    private List<String> lateStages = List.of();

    private boolean overruled;
    private @Nullable Instant takenAt;
    private @Nullable String takenBy;
    private @Nullable Instant returnedAt;
    private @Nullable String returnReason;
    private @Nullable Instant handledAt;
    private @Nullable String handledBy;
    private @Nullable Boolean onTime;
    private @Nullable Instant withdrawnAt;
    private @Nullable String words;
    private @Nullable String answer;
    private Instant sortAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected WorkOrder() {}

    static WorkOrder issued(
            UUID id, CaseFile file, String unit, Part part, Instant takeBy, Instant returnBy, Instant now) {
        WorkOrder order = new WorkOrder();
        order.id = id;
        order.caseId = file.id();
        order.unitCode = unit;
        order.part = part;
        order.state = OrderState.ISSUED;
        order.version = 1;
        order.areaPath = file.areaPath();
        order.issuedAt = now;
        order.takeBy = takeBy;
        order.returnBy = returnBy;
        order.sortAt = takeBy;
        order.dueIs(file.requiredDueAt(), file.dueProvisional());
        return order;
    }

    /** Goes one row of the table. @throws org.linli.kit.state.Refused when there is none */
    void step(String action, Set<String> roles, OrderContext context) {
        state = OrderTable.ORDER.decide(state, action, roles, context).to();
        version++;
    }

    void dueIs(Instant due, boolean provisional) {
        dueAt = due;
        dueProvisional = provisional;
    }

    void dueChanged(Instant due, boolean provisional) {
        dueIs(due, provisional);
        version++;
        if (state == OrderState.TAKEN) {
            sortAt = due;
        }
    }

    void takeBy(Instant time) {
        takeBy = time;
        sortAt = time;
    }

    void taken(String by, Instant now) {
        takenAt = now;
        takenBy = by;
        sortAt = dueAt;
    }

    /** Nobody took it in time: what counts now is when the work is due. */
    void escalated() {
        sortAt = dueAt;
    }

    void returned(String reasonCode, Instant now, Instant arbitrationDue) {
        returnedAt = now;
        returnReason = reasonCode;
        sortAt = arbitrationDue;
    }

    void overruled(Instant newTakeBy) {
        overruled = true;
        takeBy(newTakeBy);
    }

    void withdrawn(Instant now) {
        withdrawnAt = now;
        sortAt = now;
    }

    void handled(String by, String record, @Nullable String publicAnswer, Instant now) {
        handledAt = now;
        handledBy = by;
        onTime = !now.isAfter(dueAt);
        words = record;
        answer = publicAnswer;
        sortAt = now;
    }

    /** Back to work after a failed check; the due time stays what it was. */
    void rework(Set<String> roles, OrderContext context) {
        step(OrderTable.REWORK, roles, context);
        handledAt = null;
        onTime = null;
        sortAt = dueAt;
    }

    void waitsUntil(Instant due) {
        sortAt = due;
    }

    /** The case is closed; the order stays handled, but the unit is told under a version of its own. */
    void caseClosed() {
        version++;
    }

    /** Other words are shown of the case; the unit is told under a version of its own. */
    void wordsChanged() {
        version++;
    }

    void late(String stage) {
        List<String> more = new ArrayList<>(lateStages);
        more.add(stage);
        lateStages = List.copyOf(more);
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public String unitCode() {
        return unitCode;
    }

    public Part part() {
        return part;
    }

    public OrderState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public String areaPath() {
        return areaPath;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant takeBy() {
        return takeBy;
    }

    public Instant returnBy() {
        return returnBy;
    }

    void returnBy(Instant time) {
        returnBy = time;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public boolean dueProvisional() {
        return dueProvisional;
    }

    public List<String> lateStages() {
        return lateStages;
    }

    public boolean overruled() {
        return overruled;
    }

    public @Nullable Instant takenAt() {
        return takenAt;
    }

    public @Nullable Instant returnedAt() {
        return returnedAt;
    }

    public @Nullable String returnReason() {
        return returnReason;
    }

    public @Nullable Instant handledAt() {
        return handledAt;
    }

    public @Nullable Boolean onTime() {
        return onTime;
    }

    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    public @Nullable String words() {
        return words;
    }

    public @Nullable String answer() {
        return answer;
    }

    public Instant sortAt() {
        return sortAt;
    }
}
