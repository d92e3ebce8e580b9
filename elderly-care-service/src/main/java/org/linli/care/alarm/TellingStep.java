package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Tells how a step went: reached ends the alarm, not reached begins the next step at once. */
@ApplicationScoped
class TellingStep {

    static final String REACHED = "reached";
    static final String NOT_REACHED = "not-reached";

    private final Alarms alarms;
    private final AlarmSight sight;
    private final GoingOn goingOn;
    private final EndingAlarm ending;
    private final AlarmChronicle chronicle;

    TellingStep(Alarms alarms, AlarmSight sight, GoingOn goingOn, EndingAlarm ending, AlarmChronicle chronicle) {
        this.alarms = alarms;
        this.sight = sight;
        this.goingOn = goingOn;
        this.ending = ending;
        this.chronicle = chronicle;
    }

    /**
     * Needs no version: a step is told once, and the clock, which moves the alarm on meanwhile, must not refuse who reached
     * the person.
     *
     * @param found how the person is, when reached; {@code well} when not said
     * @throws Problem not-found, not-allowed, invalid-input; conflict for a step that has not begun or was told
     */
    @Transactional
    void tell(
            UUID id,
            int number,
            @Nullable String outcome,
            @Nullable String found,
            @Nullable String words,
            Actor actor) {
        boolean reached = reached(outcome);
        String result = found == null ? "well" : EndingAlarm.outcome("found", found);
        String said = Asked.note("words", words, EndingAlarm.LONGEST_WORDS);
        Alarm alarm = ending.lockedWithVisit(id).orElseThrow(Alarms::unknown);
        sight.requireSeen(alarm, actor);
        AlarmStep step = alarms.steps(id).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("step", "该步骤"));
        String role = sight.teller(alarm, step, actor)
                .orElseThrow(() ->
                        Problem.of(CommonProblem.NOT_ALLOWED).detail("该步骤由他人完成", "This step is done by somebody else"));
        boolean waited = step.begunAt() != null && step.toldAt() == null;
        var row = AlarmTable.ALARM.decide(
                alarm.state(), AlarmTable.STEP_TOLD, Set.of(role), new AlarmTable.Facts(reached, waited));
        Instant now = chronicle.now();
        alarms.told(id, number, reached ? REACHED : NOT_REACHED, ending.sealed(alarm, "step/" + number, said), now);
        chronicle.record(
                alarm,
                actor,
                role,
                AlarmTable.STEP_TOLD,
                Map.of("step", number, "kind", step.kind().wire(), "outcome", reached ? REACHED : NOT_REACHED),
                now);
        if (row.to() == AlarmState.ENDED) {
            ending.reached(alarm, step, row, result, now);
            return;
        }
        alarms.changed(id);
        if (alarm.state() == AlarmState.OPEN) {
            goingOn.after(alarm, step, now);
        }
    }

    private static boolean reached(@Nullable String outcome) {
        String given = Asked.given("outcome", outcome);
        if (!given.equals(REACHED) && !given.equals(NOT_REACHED)) {
            throw Problem.invalid("outcome", "one-of", "须为 reached 或 not-reached", "must be reached or not-reached");
        }
        return given.equals(REACHED);
    }
}
