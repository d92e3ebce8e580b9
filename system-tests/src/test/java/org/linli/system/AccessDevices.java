package org.linli.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A device of the carer, and what it told of their visit and is kept as conflicting. */
final class AccessDevices implements AccessPart {

    private final Database care;
    private final String device;
    private final String entry = UUID.randomUUID().toString();

    AccessDevices(RunningCity city, String carer, String visit) {
        this.care = new Database(city, "care");
        this.device = city.people()
                .as("carer")
                .post(city.care() + "/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        care.column("""
                INSERT INTO visit_act (id, visit_id, carer_id, action, at, heard_at, doubtful, standing, why)
                VALUES (?::uuid, ?, ?::uuid, 'arrive', now(), now(), false, 'conflicting', 'missed') RETURNING id""", entry, visit, carer);
        care.column("""
                INSERT INTO device_entry (id, device_id, print, based_on, clock_off_s, received_at)
                VALUES (?::uuid, ?::uuid, '\\x00', 1, 0, now()) RETURNING id""", entry, device);
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "a device of the carer", List.of(device),
                "an entry of a device of the carer", List.of(entry));
    }

    @Override
    public Map<String, Object> bodies() {
        // A signature that does not hold is looked at after the caller's right, and so is a settlement that says
        // nothing.
        return Map.of(
                "POST /v1/device-batches",
                Map.of("device", device, "sentAt", "2026-01-01T00:00:00Z", "entries", "[]", "signature", "AA=="),
                "POST /v1/device-entries/{id}/settlement",
                Map.of());
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/device-entries", "?limit=200&state=conflicting&area=" + AccessThings.GRID);
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of("entries of devices", care.column("SELECT standing FROM visit_act WHERE id = ?::uuid", entry));
    }
}
