package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Who sees an alarm, who does which step, and who may read what it is about. */
@ApplicationScoped
class AlarmSight {

    private static final Set<StepKind> AT_THE_DOOR = Set.of(StepKind.SECOND_KNOCK, StepKind.CALL);

    private final Database database;

    AlarmSight(Database database) {
        this.database = database;
    }

    /** @throws Problem not-found for who may not see it */
    void requireSeen(Alarm alarm, Actor actor) {
        boolean officer = actor.mayIn(AlarmTable.DESK, alarm.areaPath())
                || actor.mayIn("duty-chief", alarm.areaPath())
                || actor.mayIn(AlarmTable.GRID_WORKER, alarm.areaPath());
        if (!officer && !isCarer(alarm, actor) && !isVolunteer(alarm, actor)) {
            throw Alarms.unknown();
        }
    }

    /** In which role somebody tells of a step: who does it, or the desk for them. Empty for everybody else. */
    Optional<String> teller(Alarm alarm, AlarmStep step, Actor actor) {
        if (step.kind() == StepKind.URGENT_CASE) {
            return Optional.empty();
        }
        if (AT_THE_DOOR.contains(step.kind()) && isCarer(alarm, actor)) {
            return Optional.of(AlarmTable.CARER);
        }
        if (AT_THE_DOOR.contains(step.kind()) && isVolunteer(alarm, actor)) {
            return Optional.of(AlarmTable.VOLUNTEER);
        }
        if (step.kind() == StepKind.GRID_WORKER && actor.mayIn(AlarmTable.GRID_WORKER, alarm.areaPath())) {
            return Optional.of(AlarmTable.GRID_WORKER);
        }
        return actor.mayIn(AlarmTable.DESK, alarm.areaPath()) ? Optional.of(AlarmTable.DESK) : Optional.empty();
    }

    /**
     * In which role somebody reads name, address and contacts: the desk always; the carer and the grid worker until the alarm has
     * ended; the inspector of the area and the handlers of a unit with a standing order while dispatch has it.
     *
     * @throws Problem not-found for everybody else
     */
    @Transactional
    String requireReader(Alarm alarm, Actor actor) {
        if (actor.mayIn(AlarmTable.DESK, alarm.areaPath())) {
            return AlarmTable.DESK;
        }
        if (alarm.state() != AlarmState.ENDED && isCarer(alarm, actor)) {
            return AlarmTable.CARER;
        }
        if (alarm.state() != AlarmState.ENDED && actor.mayIn(AlarmTable.GRID_WORKER, alarm.areaPath())) {
            return AlarmTable.GRID_WORKER;
        }
        if (alarm.handedOverAt() != null && !"by-case".equals(alarm.outcome())) {
            if (actor.mayIn("inspector", alarm.areaPath())) {
                return "inspector";
            }
            if (hasStandingOrder(alarm.id(), actor.units("unit-handler"))) {
                return "unit-handler";
            }
        }
        throw Alarms.unknown();
    }

    private boolean hasStandingOrder(UUID alarm, Set<String> units) {
        return !units.isEmpty()
                && database.first(
                                "SELECT 1 FROM alarm_order WHERE alarm = ? AND standing AND unit = ANY(?::text[])",
                                row -> true,
                                alarm,
                                "{" + String.join(",", units) + "}")
                        .isPresent();
    }

    private static boolean isCarer(Alarm alarm, Actor actor) {
        return actor.has(AlarmTable.CARER) && actor.subject().equals(alarm.carerSubject());
    }

    private static boolean isVolunteer(Alarm alarm, Actor actor) {
        return actor.has(AlarmTable.VOLUNTEER) && actor.subject().equals(alarm.carerSubject());
    }
}
