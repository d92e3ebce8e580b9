package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes an alarm to its next step, by its hour or because the one before did not reach the person. */
@ApplicationScoped
class GoingOn {

    private final Alarms alarms;
    private final AlarmChronicle chronicle;

    GoingOn(Alarms alarms, AlarmChronicle chronicle) {
        this.alarms = alarms;
        this.chronicle = chronicle;
    }

    /**
     * Begins every step whose hour has come, in their order.
     *
     * @return false when somebody else is at the alarm, or nothing is due any more
     */
    @Transactional
    boolean whatIsDue(UUID id, Instant now) {
        Alarm alarm = alarms.lockIfFree(id)
                .filter(each -> each.state() == AlarmState.OPEN)
                .orElse(null);
        if (alarm == null) {
            return false;
        }
        List<AlarmStep> due = alarms.steps(id).stream()
                .filter(step -> step.begunAt() == null && !step.dueAt().isAfter(now))
                .toList();
        due.forEach(step -> begin(alarm, step, AlarmTable.STEP_TIME_IS_UP, now));
        return !due.isEmpty();
    }

    /** Begins the step after one that did not reach the person, unless that one was overtaken by the clock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void after(Alarm alarm, AlarmStep told, Instant now) {
        alarms.steps(alarm.id()).stream()
                .filter(step -> step.number() == told.number() + 1 && step.begunAt() == null)
                .findFirst()
                .ifPresent(next -> begin(alarm, next, "step-brought-forward", now));
    }

    private void begin(Alarm alarm, AlarmStep step, String why, Instant now) {
        alarms.begin(alarm.id(), step.number(), now);
        if (step.kind() == StepKind.URGENT_CASE) {
            AlarmTable.ALARM.decide(
                    AlarmState.OPEN, AlarmTable.HAND_OVER, Set.of(AlarmTable.SYSTEM), AlarmTable.Facts.NONE);
            alarms.handedOver(alarm.id(), now);
            chronicle.handedOver(alarm, now);
            chronicle.system(alarm, AlarmTable.HAND_OVER, Map.of("step", step.number()), now);
            return;
        }
        alarms.changed(alarm.id());
        chronicle.system(
                alarm, why, Map.of("step", step.number(), "kind", step.kind().wire()), now);
    }
}
