package org.linli.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * What the calls about alarms are about: one of the grid that dispatch has, with an order of the unit and a step that was told;
 * and one that has ended. As rows, so that no clock takes them on meanwhile.
 */
final class AccessAlarms implements AccessPart {

    private final Database care;
    private final String carer;
    private final String alarm = UUID.randomUUID().toString();
    private final String ended = UUID.randomUUID().toString();

    AccessAlarms(RunningCity city) {
        this.care = new Database(city, "care");
        this.carer = city.people().subject("carer");
        Awaitility.await().until(() -> care.number("SELECT count(*) FROM area WHERE code = ?", AccessThings.GRID) == 1);
        String elder = UUID.randomUUID().toString();
        care.column("""
                INSERT INTO elder (id, version, state, name, birth_date, sex, area_code, area_path, address, living, disabled,
                                   registered_by, registered_as, created_at)
                SELECT ?::uuid, 1, 'registered', '核对权限', date '1940-05-01', 'female', code, path, '核对权限', 'alone', false,
                       'access', 'desk', now() FROM area WHERE code = ? RETURNING id""", elder, AccessThings.GRID);
        raise(alarm, elder, "handed-over", null);
        raise(ended, elder, "ended", "well");
        care.column("""
                INSERT INTO alarm_step (alarm, number, kind, due_at, begun_at, told_at, outcome, over)
                VALUES (?::uuid, 1, 'grid-worker', now(), now(), now(), 'not-reached', true) RETURNING alarm""", alarm);
        care.column(
                "INSERT INTO alarm_order (order_id, alarm, unit, standing) VALUES (?::uuid, ?::uuid, ?, true) RETURNING unit",
                UUID.randomUUID().toString(),
                alarm,
                AccessThings.UNIT);
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "an alarm of the grid", List.of(alarm),
                "a step of an alarm of the grid that was told", List.of(alarm, "1"),
                "an alarm of the grid that has ended", List.of(ended));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.of(
                "POST /v1/alarms/{id}/steps/{number}",
                Map.of("outcome", "not-reached"),
                "POST /v1/alarms/{id}/ending",
                Map.of("outcome", "well"),
                "POST /v1/alarm-clocks",
                Map.of("validFrom", "2000-01-01", "clocks", List.of()));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/alarms", "?limit=200&area=" + AccessThings.GRID);
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "alarms",
                care.column("SELECT state || version FROM alarm WHERE id::text IN (?, ?) ORDER BY id", alarm, ended),
                "alarm clocks",
                care.number("SELECT count(*) FROM alarm_clock"));
    }

    private void raise(String id, String elder, String state, String outcome) {
        care.column("""
                INSERT INTO alarm (id, version, state, visit_id, elder, area_code, area_path, level, carer_subject, raised_at, hand_over_by,
                                   handed_over_at, outcome, ended_at)
                SELECT ?::uuid, 3, ?, ?, ?::uuid, code, path, 'low', ?, now(), now(), now(), ?::text,
                       CASE WHEN ?::text IS NULL THEN NULL ELSE now() END
                  FROM area WHERE code = ? RETURNING id""", id, state, "access-" + id, elder, carer, outcome, outcome, AccessThings.GRID);
    }
}
