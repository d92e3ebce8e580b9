package org.linli.bench.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One instance of home care routing with coupled services, in the JSON of Ceschia, Di Gaspero, Rosati and Schaerf (2024). Times are
 * thousandths of its unit, whole numbers.
 *
 * @param name of the file
 * @param distances office first, then patients in order
 */
record CareInstance(String name, List<Patient> patients, Map<String, Set<String>> abilities, int[][] distances) {

    static final int PER_UNIT = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One service. */
    record Service(String name, int duration) {}

    /** @param opens first start @param due late after this @param least ticks between the two starts @param most the same */
    record Patient(String id, int opens, int due, List<Service> services, int least, int most) {}

    static CareInstance read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        List<Patient> patients = new ArrayList<>();
        root.get("patients").forEach(node -> patients.add(patient(node)));
        Map<String, Set<String>> abilities = new LinkedHashMap<>();
        for (JsonNode carer : root.get("caregivers")) {
            Set<String> can = new TreeSet<>();
            carer.get("abilities").forEach(ability -> can.add(ability.asText()));
            abilities.put(carer.get("id").asText(), can);
        }
        JsonNode rows = root.get("distances");
        int[][] distances = new int[rows.size()][rows.size()];
        for (int from = 0; from < distances.length; from++) {
            for (int to = 0; to < distances.length; to++) {
                distances[from][to] = ticks(rows.get(from).get(to));
            }
        }
        if (distances.length != patients.size() + 1) {
            throw new IOException(file + ": distances of " + distances.length + " places");
        }
        return new CareInstance(file.getFileName().toString(), patients, abilities, distances);
    }

    static int ticks(JsonNode value) {
        return (int) Math.round(value.asDouble() * PER_UNIT);
    }

    private static Patient patient(JsonNode node) {
        List<Service> services = new ArrayList<>();
        node.get("required_caregivers")
                .forEach(each -> services.add(new Service(each.get("service").asText(), ticks(each.get("duration")))));
        JsonNode coupling = node.path("synchronization").path("distance");
        JsonNode window = node.get("time_window");
        return new Patient(
                node.get("id").asText(),
                ticks(window.get(0)),
                ticks(window.get(1)),
                services,
                coupling.isArray() ? ticks(coupling.get(0)) : 0,
                coupling.isArray() ? ticks(coupling.get(1)) : 0);
    }
}
