package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/**
 * What becomes of the case of an alarm. Everything heard may come again or late: an order taken back stays taken back, and the
 * first end stands.
 */
@ApplicationScoped
class FollowingCase {

    private final Database database;
    private final Alarms alarms;
    private final EndingAlarm ending;

    FollowingCase(Database database, Alarms alarms, EndingAlarm ending) {
        this.database = database;
        this.alarms = alarms;
        this.ending = ending;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void opened(UUID alarm, UUID caseId) {
        database.update(
                "UPDATE alarm SET version = version + 1, case_id = ? WHERE id = ? AND case_id IS NULL", caseId, alarm);
        database.update("UPDATE alarm_step SET over = true WHERE alarm = ? AND kind = 'urgent-case'", alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void issued(UUID alarm, UUID order, String unit) {
        database.update("""
                INSERT INTO alarm_order (order_id, alarm, unit, standing)
                SELECT ?, id, ?, true FROM alarm WHERE id = ? ON CONFLICT (order_id) DO NOTHING""", order, unit, alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takenBack(UUID alarm, UUID order, String unit) {
        database.update("""
                INSERT INTO alarm_order (order_id, alarm, unit, standing)
                SELECT ?, id, ?, false FROM alarm WHERE id = ?
                ON CONFLICT (order_id) DO UPDATE SET standing = false""", order, unit, alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void closed(UUID alarm) {
        alarms.lock(alarm).ifPresent(ending::caseClosed);
    }
}
