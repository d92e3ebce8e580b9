package org.linli.dispatch.task;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.JsonColumns;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.task.TaskContext.About;
import org.linli.kit.state.Transitions.Transition;

/** A task as its row. Changed only under the lock of its case and its own. Never leaves the service. */
@Entity
@Table(name = "task")
public class Task {

    /** How long after the window began, or after it was granted later, somebody may come. */
    static final Duration HONOUR = Duration.ofMinutes(30);

    @Id
    private UUID id;

    private UUID orderId;
    private UUID caseId;
    private String unitCode;
    private String areaCode;
    private String areaPath;
    private long version;

    @Enumerated(EnumType.STRING)
    private TaskState state;

    private String kind;
    private Instant beginsAt;
    private Instant endsAt;
    private int minutes;

    @Convert(converter = JsonColumns.Groups.class)
    private List<List<String>> skills = List.of();

    private String reach;
    private Instant openedAt;
    private long needVersion;
    private @Nullable UUID claimId;
    private @Nullable UUID notHonouredClaimId;
    private @Nullable Instant grantedAt;
    private @Nullable Instant honourBy;
    private @Nullable Instant begunAt;
    private @Nullable Instant deliveredAt;
    private @Nullable Integer servedMinutes;
    private @Nullable Integer acceptedMinutes;
    private @Nullable Instant endedAt;
    private @Nullable String endedBecause;
    private int reopened;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Task() {}

    static Task of(UUID id, WorkOrder order, String areaCode, TaskAsked asked, Instant now) {
        Task task = new Task();
        task.id = id;
        task.orderId = order.id();
        task.caseId = order.caseId();
        task.unitCode = order.unitCode();
        task.areaCode = areaCode;
        task.areaPath = order.areaPath();
        task.state = TaskState.NEW;
        task.kind = asked.kind();
        task.beginsAt = asked.beginsAt();
        task.endsAt = asked.endsAt();
        task.minutes = asked.minutes();
        task.skills = asked.skills();
        task.reach = asked.reach();
        task.openedAt = now;
        return task;
    }

    /** Goes one row of the table. @throws org.linli.kit.state.Refused when there is none */
    Transition<TaskState, TaskContext> step(String action, Set<String> roles, TaskContext context, Instant now) {
        Transition<TaskState, TaskContext> row = TaskTable.TASK.decide(state, action, roles, context);
        state = row.to();
        switch (row.to()) {
            case BEGUN -> begunAt = now;
            case DELIVERED -> deliveredAt = now;
            case ACCEPTED, REJECTED, LAPSED, WITHDRAWN -> endedAt = now;
            default -> {
                // Its times are set by who knows them.
            }
        }
        if (row.events().isEmpty()) {
            version++;
        }
        return row;
    }

    /** The version of the next event. */
    long nextVersion() {
        return ++version;
    }

    /** Whether a fact of its need is news; one that comes again, or after a later one, is not. */
    boolean hears(long version) {
        if (version <= needVersion) {
            return false;
        }
        needVersion = version;
        return true;
    }

    About about(UUID claim) {
        if (claim.equals(claimId)) {
            return About.HOLDING;
        }
        return claim.equals(notHonouredClaimId) ? About.NOT_HONOURED : About.OTHER;
    }

    /** @return until when it has to be honoured */
    Instant granted(UUID claim, Instant now) {
        Instant from = now.isAfter(beginsAt) ? now : beginsAt;
        Instant until = from.plus(HONOUR);
        claimId = claim;
        notHonouredClaimId = null;
        grantedAt = now;
        honourBy = until.isBefore(endsAt) ? until : endsAt;
        return honourBy;
    }

    /** Nobody's again. */
    void freed() {
        claimId = null;
        reopened++;
    }

    /** Nobody's again, because whoever had it did not come. */
    void notHonoured() {
        notHonouredClaimId = claimId;
        freed();
    }

    /** Whoever did not come in time was there after all, and nobody else has it. */
    void cameAfterAll() {
        claimId = notHonouredClaimId;
        notHonouredClaimId = null;
    }

    void served(@Nullable Integer asCheckedOut) {
        servedMinutes = asCheckedOut;
    }

    void accepted(int served) {
        acceptedMinutes = served;
    }

    void endedBecause(String reasonCode) {
        endedBecause = reasonCode;
    }

    Standing standing() {
        return new Standing(id, state.wire(), version);
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    UUID caseId() {
        return caseId;
    }

    String unitCode() {
        return unitCode;
    }

    String areaCode() {
        return areaCode;
    }

    String areaPath() {
        return areaPath;
    }

    long version() {
        return version;
    }

    TaskState state() {
        return state;
    }

    String kind() {
        return kind;
    }

    Instant beginsAt() {
        return beginsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    int minutes() {
        return minutes;
    }

    List<List<String>> skills() {
        return skills;
    }

    String reach() {
        return reach;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    UUID claimId() {
        return claimId;
    }

    /** The claim that holds. Only where the table says that one does. */
    UUID requiredClaimId() {
        if (claimId == null) {
            throw new IllegalStateException("no claim on the task holds");
        }
        return claimId;
    }

    @Nullable
    Instant grantedAt() {
        return grantedAt;
    }

    @Nullable
    Instant honourBy() {
        return honourBy;
    }

    @Nullable
    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant deliveredAt() {
        return deliveredAt;
    }

    @Nullable
    Integer servedMinutes() {
        return servedMinutes;
    }

    @Nullable
    Integer acceptedMinutes() {
        return acceptedMinutes;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String endedBecause() {
        return endedBecause;
    }

    int reopened() {
        return reopened;
    }
}
