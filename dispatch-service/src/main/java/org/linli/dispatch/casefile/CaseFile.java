package org.linli.dispatch.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Dossier.History;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.routing.Route;
import org.linli.kit.trace.TraceParent;

/**
 * A case as its row. Whoever changes it holds the row's lock; {@link #version()} is the number of events published of
 * it, so that they are consecutive from 1. Never leaves the service: the API and the topics have shapes of their own.
 */
@Entity
@Table(name = "case_file")
public class CaseFile {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    private long version;

    @Embedded
    private Matter matter;

    private Instant proposedAt;
    private String urgency;
    private @Nullable String conditionCode;
    private @Nullable Instant filedAt;
    private @Nullable String filedBy;
    private boolean filedByRule;
    private @Nullable Instant dueAt;
    private boolean dueProvisional;

    @Convert(converter = JsonColumns.Stages.class)
    private List<Stage> stages = List.of();

    @Convert(converter = JsonColumns.StagesDone.class)
    private List<StageDone> stagesDone = List.of();

    @Convert(converter = JsonColumns.ChosenRoute.class)
    private @Nullable Route route;

    private @Nullable Instant declinedAt;
    private @Nullable String declineReason;
    private @Nullable Instant dispatchedAt;
    private @Nullable Instant reportedAt;
    private @Nullable Instant checkOpenedAt;
    private @Nullable Instant checkedAt;
    private @Nullable Instant closedAt;
    private @Nullable String answer;
    private Instant sortAt;

    @Column(updatable = false)
    private @Nullable String traceparent;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected CaseFile() {}

    static CaseFile proposed(UUID id, Matter matter, String urgency, Instant now) {
        CaseFile file = new CaseFile();
        file.id = id;
        file.state = CaseState.PROPOSED;
        file.matter = matter;
        file.urgency = urgency;
        file.proposedAt = now;
        file.sortAt = now;
        file.traceparent = TraceParent.current();
        return file;
    }

    /** A case of the past: original times, nothing runs. */
    static CaseFile recorded(UUID id, Matter matter, History history, Instant now) {
        CaseFile file = proposed(id, matter, "routine", now);
        file.filedAt = history.filedAt();
        file.declinedAt = history.declinedAt();
        file.dispatchedAt = history.dispatchedAt();
        file.reportedAt = history.reportedBackAt();
        file.checkedAt = history.checkedAt();
        file.closedAt = history.closedAt();
        file.answer = history.answer();
        file.state = history.closedAt() != null
                ? CaseState.CLOSED
                : history.declinedAt() != null ? CaseState.DECLINED : CaseState.RECORDED;
        file.sortAt = history.closedAt() != null
                ? history.closedAt()
                : history.declinedAt() != null ? history.declinedAt() : matter.acceptedAt();
        return file;
    }

    /** Goes one row of the table. @throws org.linli.kit.state.Refused when there is none */
    public void step(String action, Set<String> roles, CaseContext context) {
        state = CaseTable.CASE.decide(state, action, roles, context).to();
    }

    /** Where the trace of whoever brought the matter goes on; null when the case is older than traces. */
    @Nullable
    String traceparent() {
        return traceparent;
    }

    /** The version of the next event. */
    long nextVersion() {
        return ++version;
    }

    void filed(ConditionRef condition, List<Stage> due, String by, boolean byRule, Instant now) {
        conditionCode = condition.code();
        urgency = matter.origin() == null ? condition.urgency() : atLeastUrgent(condition.urgency());
        filedAt = now;
        filedBy = by;
        filedByRule = byRule;
        dueIs(due);
    }

    private static String atLeastUrgent(String asked) {
        return asked.equals("routine") ? "urgent" : asked;
    }

    private void dueIs(List<Stage> due) {
        stages = List.copyOf(due);
        dueAt = due.getLast().dueAt();
        dueProvisional = due.stream()
                .anyMatch(stage ->
                        stage.provisional() && work().doneOf(stage.code()).isEmpty());
    }

    /**
     * The due times were computed again. A stage that is done keeps the one it was done by.
     *
     * @return whether any is another now
     */
    public boolean dueChanged(List<Stage> due) {
        List<Stage> before = stages;
        dueIs(due.stream()
                .map(stage -> work().doneOf(stage.code()).isEmpty()
                        ? stage
                        : work().of(stage.code()).orElse(stage))
                .toList());
        if (stages.equals(before)) {
            return false;
        }
        if (state == CaseState.DISPATCHED || state == CaseState.HANDLING) {
            workGoesOn();
        }
        return true;
    }

    /** A stage before the last is done. */
    public StageDone stageDone(Stage stage, @Nullable String note, Instant now) {
        StageDone done = new StageDone(stage.code(), now, !now.isAfter(stage.dueAt()), note);
        stagesDone = Stream.concat(stagesDone.stream(), Stream.of(done)).toList();
        return done;
    }

    /** Shows other words of the report from now on. No event of the case: facts hold no words. */
    void shows(String words) {
        matter = matter.withText(words);
    }

    void declined(String reasonCode, Instant now) {
        declinedAt = now;
        declineReason = reasonCode;
        sortAt = now;
    }

    /** Keeps what routing chose or proposes. */
    public void routedBy(@Nullable Route chosen) {
        route = chosen;
    }

    public void dispatched(Instant now) {
        dispatchedAt = now;
        sortAt = requiredDueAt();
    }

    public void reportedBack(Instant now) {
        reportedAt = now;
    }

    public void checkOpened(Instant now) {
        checkOpenedAt = now;
    }

    public void checked(Instant now) {
        checkedAt = now;
    }

    /** The work goes on: what counts again is when the work is due. */
    public void workGoesOn() {
        sortAt = requiredDueAt();
    }

    public void closed(Instant now) {
        closedAt = now;
        sortAt = now;
    }

    /** Until when the present step should be over; trays are sorted by it. */
    public void waitsUntil(Instant due) {
        sortAt = due;
    }

    public boolean onTime() {
        return reportedAt == null || dueAt == null || !reportedAt.isAfter(dueAt);
    }

    /** Whether the case was moved over from the past. */
    public boolean imported() {
        return state.ended() && filedBy == null && state != CaseState.DECLINED
                || state == CaseState.DECLINED && declineReason == null;
    }

    /** When the work is due. Only of a filed case. */
    public Instant requiredDueAt() {
        if (dueAt == null) {
            throw new IllegalStateException("a case that is not filed has no due time");
        }
        return dueAt;
    }

    /** When it was filed. Only of a filed case. */
    public Instant requiredFiledAt() {
        if (filedAt == null) {
            throw new IllegalStateException("the case is not filed");
        }
        return filedAt;
    }

    public UUID id() {
        return id;
    }

    public CaseState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public Matter matter() {
        return matter;
    }

    public String areaPath() {
        return matter.areaPath();
    }

    public String urgency() {
        return urgency;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public @Nullable String conditionCode() {
        return conditionCode;
    }

    public @Nullable Instant filedAt() {
        return filedAt;
    }

    public boolean filedByRule() {
        return filedByRule;
    }

    public @Nullable Instant dueAt() {
        return dueAt;
    }

    public boolean dueProvisional() {
        return dueProvisional;
    }

    public List<Stage> stages() {
        return stages;
    }

    public WorkStages work() {
        return new WorkStages(stages, stagesDone);
    }

    public @Nullable Route route() {
        return route;
    }

    public @Nullable Instant declinedAt() {
        return declinedAt;
    }

    public @Nullable String declineReason() {
        return declineReason;
    }

    public @Nullable Instant dispatchedAt() {
        return dispatchedAt;
    }

    public @Nullable Instant reportedAt() {
        return reportedAt;
    }

    public @Nullable Instant checkOpenedAt() {
        return checkOpenedAt;
    }

    public @Nullable Instant checkedAt() {
        return checkedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public @Nullable String answer() {
        return answer;
    }

    public Instant sortAt() {
        return sortAt;
    }
}
