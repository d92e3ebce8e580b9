package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.state.Transitions.Transition;

/** Ends an alarm: somebody knows what became of the person, or the case that it became is closed. */
@ApplicationScoped
class EndingAlarm implements KeptSealed {

    static final int LONGEST_WORDS = 2000;
    static final String BY_CASE = "by-case";

    /** Found like that, somebody was behind the door. */
    private static final Set<String> AT_HOME = Set.of("well", "hurt");

    private static final List<String> OUTCOMES = List.of("well", "in-hospital", "away", "hurt", "dead", "false-alarm");

    private final Alarms alarms;
    private final AlarmSight sight;
    private final AlarmChronicle chronicle;
    private final PeopleKey key;
    private final VisitAfterAlarm visit;

    EndingAlarm(Alarms alarms, AlarmSight sight, AlarmChronicle chronicle, PeopleKey key, VisitAfterAlarm visit) {
        this.alarms = alarms;
        this.sight = sight;
        this.chronicle = chronicle;
        this.key = key;
        this.visit = visit;
    }

    /**
     * Needs no version, as telling of a step does not: the first end counts.
     *
     * @throws Problem not-found, not-allowed, invalid-input; conflict when it has ended
     */
    @Transactional
    void end(UUID id, @Nullable String outcome, @Nullable String words, Actor actor) {
        String result = outcome("outcome", outcome);
        String said = Asked.note("words", words, LONGEST_WORDS);
        Alarm alarm = alarms.lock(id).orElseThrow(Alarms::unknown);
        sight.requireSeen(alarm, actor);
        String role = actor.requireIn(alarm.areaPath(), AlarmTable.DESK);
        var row = AlarmTable.ALARM.decide(alarm.state(), AlarmTable.END, Set.of(role), AlarmTable.Facts.NONE);
        Instant now = chronicle.now();
        chronicle.record(alarm, actor, role, AlarmTable.END, Map.of("outcome", result), now);
        ended(alarm, row, result, said, false, now);
    }

    /**
     * The door was opened after all: whoever stood before it says so of the visit. An alarm that goes on ends.
     *
     * @param at by the device's time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void openedAfterAll(String visitId, Instant at) {
        alarms.lockOfVisit(visitId).ifPresent(alarm -> {
            if (alarm.state() != AlarmState.ENDED) {
                bySystem(alarm, AlarmTable.OPENED_AFTER_ALL, AlarmTable.CARER, "well");
            }
            Instant now = chronicle.now();
            alarms.opened(alarm.id(), at.isAfter(now) ? now : at);
        });
    }

    /** The case is closed; an end that was told before stands. */
    @Transactional(Transactional.TxType.MANDATORY)
    void caseClosed(Alarm alarm) {
        if (alarm.state() == AlarmState.HANDED_OVER) {
            bySystem(alarm, AlarmTable.CASE_CLOSED, AlarmTable.DISPATCH, BY_CASE);
        }
    }

    private void bySystem(Alarm alarm, String action, String role, String outcome) {
        var row = AlarmTable.ALARM.decide(alarm.state(), action, Set.of(role), AlarmTable.Facts.NONE);
        Instant now = chronicle.now();
        chronicle.system(alarm, action, Map.of("outcome", outcome), now);
        ended(alarm, row, outcome, null, action.equals(AlarmTable.OPENED_AFTER_ALL), now);
    }

    /** The alarm with its visit, which may go on when the alarm ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Alarm> lockedWithVisit(UUID id) {
        alarms.find(id).ifPresent(visit::holdStill);
        return alarms.lock(id);
    }

    /** Who was reached by the second knock opened the door; who was reached otherwise may be anywhere, and the visit stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reached(
            Alarm alarm, AlarmStep step, Transition<AlarmState, AlarmTable.Facts> row, String outcome, Instant now) {
        boolean opened = step.kind() == StepKind.SECOND_KNOCK && AT_HOME.contains(outcome);
        ended(alarm, row, outcome, null, opened, now);
        if (opened) {
            alarms.opened(alarm.id(), now);
            visit.opened(alarm, step.kind(), now);
        }
    }

    /** Writes the end that a row of the table leads to, and tells dispatch where that has it. */
    private void ended(
            Alarm alarm,
            Transition<AlarmState, AlarmTable.Facts> row,
            String outcome,
            @Nullable String words,
            boolean opened,
            Instant now) {
        alarms.ended(alarm.id(), outcome, sealed(alarm, "end", words), now);
        if (!opened) {
            visit.stayedShut(alarm);
        }
        if (!row.events().isEmpty()) {
            chronicle.ended(alarm, outcome, now);
        }
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(
                SealedColumn.of("alarm", "words_sealed", "'alarm/' || id || '/end'"),
                SealedColumn.of("alarm_step", "words_sealed", "'alarm/' || alarm || '/step/' || number"));
    }

    /** What is said of a person's state is nobody's who does not handle it. */
    byte @Nullable [] sealed(Alarm alarm, String what, @Nullable String words) {
        return words == null ? null : key.seal("alarm/" + alarm.id() + "/" + what, words);
    }

    static String outcome(String field, @Nullable String told) {
        String outcome = Asked.given(field, told);
        if (!OUTCOMES.contains(outcome)) {
            throw Problem.invalid(
                    field,
                    "one-of",
                    "须为 " + String.join("、", OUTCOMES) + " 之一",
                    "must be one of " + String.join(", ", OUTCOMES));
        }
        return outcome;
    }
}
