package org.linli.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the calls about help with a visit are about: a visit of the grid with which volunteers help. As rows, so that no need comes of it. */
final class AccessHelp implements AccessPart {

    private final Database care;
    private final String visit = "access-" + UUID.randomUUID();

    AccessHelp(RunningCity city) {
        this.care = new Database(city, "care");
        String elder = UUID.randomUUID().toString();
        care.column("""
                INSERT INTO elder (id, version, state, name, birth_date, sex, area_code, area_path, address, living, disabled,
                                   registered_by, registered_as, created_at)
                SELECT ?::uuid, 1, 'registered', '核对权限', date '1940-05-01', 'female', code, path, '核对权限', 'alone', false,
                       'access', 'desk', now() FROM area WHERE code = ? RETURNING id""", elder, AccessThings.GRID);
        care.column("""
                INSERT INTO visit (id, version, state, elder_id, day, kind, area_code, area_path, begins_at, ends_at, minutes,
                                   skills, carers, created_at)
                SELECT ?, 1, 'draft', ?::uuid, current_date + 20, 'door-knock', code, path, now() + interval '20 days',
                       now() + interval '21 days', 10, '{}', 1, now()
                  FROM area WHERE code = ? RETURNING id""", visit, elder, AccessThings.GRID);
        care.column("""
                INSERT INTO help (visit_id, version, state, skills, places, minutes, urgency, wanted_at)
                VALUES (?, 1, 'wanted', '[]', 1, 15, 'normal', now()) RETURNING visit_id""", visit);
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of("the help with a visit of the grid", List.of(visit));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.of(
                "POST /v1/visits/{id}/help",
                Map.of(),
                "POST /v1/visits/{id}/help/withdrawal",
                Map.of("reason", "核对权限"),
                "POST /v1/visits/{id}/help/fulfilment",
                Map.of("fulfilled", true));
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of("help", care.column("SELECT state || version FROM help WHERE visit_id = ?", visit));
    }
}
