package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.quota.Quota;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.state.Transitions.Transition;

/** Ends an alarm: somebody knows what became of the person, or the case that it became is closed. */
@ApplicationScoped
class EndingAlarm {

    static final int LONGEST_WORDS = 2000;
    static final String BY_CASE = "by-case";

    private static final List<String> OUTCOMES = List.of("well", "in-hospital", "away", "hurt", "dead", "false-alarm");

    private final Alarms alarms;
    private final AlarmSight sight;
    private final AlarmChronicle chronicle;
    private final PeopleKey key;
    private final Quota quota;

    EndingAlarm(Alarms alarms, AlarmSight sight, AlarmChronicle chronicle, PeopleKey key, Quota quota) {
        this.alarms = alarms;
        this.sight = sight;
        this.chronicle = chronicle;
        this.key = key;
        this.quota = quota;
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
        ended(alarm, row, result, said, now);
    }

    /** The door was opened after all: whoever stood before it says so of the visit. Nothing without an alarm that goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void openedAfterAll(String visitId) {
        alarms.lockOfVisit(visitId)
                .filter(alarm -> alarm.state() != AlarmState.ENDED)
                .ifPresent(alarm -> bySystem(alarm, AlarmTable.OPENED_AFTER_ALL, AlarmTable.CARER, "well"));
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
        ended(alarm, row, outcome, null, now);
    }

    /** Writes the end that a row of the table leads to, and tells dispatch where that has it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ended(
            Alarm alarm,
            Transition<AlarmState, AlarmTable.Facts> row,
            String outcome,
            @Nullable String words,
            Instant now) {
        alarms.ended(alarm.id(), outcome, sealed(alarm, "end", words), now);
        if (!row.action().equals(AlarmTable.OPENED_AFTER_ALL)) {
            quota.doorStayedShut(alarm.visitId());
        }
        if (!row.events().isEmpty()) {
            chronicle.ended(alarm, outcome, now);
        }
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
