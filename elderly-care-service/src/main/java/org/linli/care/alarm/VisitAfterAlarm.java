package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.linli.care.quota.Quota;
import org.linli.care.visit.DoorOpened;

/** What the end of an alarm makes of the visit that raised it. */
@ApplicationScoped
class VisitAfterAlarm {

    private final Quota quota;
    private final DoorOpened door;

    VisitAfterAlarm(Quota quota, DoorOpened door) {
        this.quota = quota;
        this.door = door;
    }

    /** Whoever locks an alarm and its visit locks the visit first, as a carer at the door does. */
    @Transactional(Transactional.TxType.MANDATORY)
    void holdStill(Alarm alarm) {
        door.holdStill(alarm.visitId());
    }

    /** Whether the visit counts is its contract's to say. */
    @Transactional(Transactional.TxType.MANDATORY)
    void stayedShut(Alarm alarm) {
        quota.doorStayedShut(alarm.visitId());
    }

    /** Its carer stands before an open door: the visit goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void opened(Alarm alarm, StepKind by, Instant now) {
        door.opened(alarm.visitId(), alarm.carerSubject(), by.wire(), now);
    }
}
