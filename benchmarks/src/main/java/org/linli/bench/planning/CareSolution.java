package org.linli.bench.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Who is where and when, in the data set's format. */
record CareSolution(List<Stop> stops) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One service by one carer. @param start tick @param over tick */
    record Stop(String carer, String patient, String service, int start, int over) {}

    static CareSolution read(Path file) throws IOException {
        List<Stop> stops = new ArrayList<>();
        for (JsonNode route : JSON.readTree(file.toFile()).get("routes")) {
            for (JsonNode each : route.path("locations")) {
                stops.add(new Stop(
                        route.get("caregiver_id").asText(),
                        each.get("patient").asText(),
                        each.get("service").asText(),
                        CareInstance.ticks(each.get("arrival_time")),
                        CareInstance.ticks(each.get("departure_time"))));
            }
        }
        return new CareSolution(stops);
    }

    /** Of one carer, in time. */
    List<Stop> route(String carer) {
        return stops.stream()
                .filter(stop -> stop.carer().equals(carer))
                .sorted(Comparator.comparingInt(Stop::start))
                .toList();
    }

    /** Every carer is named, those without a visit too. */
    void write(CareInstance instance, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode order = root.putArray("global_ordering");
        LinkedHashSet<String> patients = new LinkedHashSet<>();
        stops.stream().sorted(Comparator.comparingInt(Stop::start)).forEach(stop -> patients.add(stop.patient()));
        patients.forEach(order::add);
        ArrayNode routes = root.putArray("routes");
        for (String carer : instance.abilities().keySet()) {
            ObjectNode route = routes.addObject().put("caregiver_id", carer);
            ArrayNode locations = route.putArray("locations");
            for (Stop stop : route(carer)) {
                locations
                        .addObject()
                        .put("arrival_time", stop.start() / (double) CareInstance.PER_UNIT)
                        .put("departure_time", stop.over() / (double) CareInstance.PER_UNIT)
                        .put("patient", stop.patient())
                        .put("service", stop.service());
            }
        }
        JSON.writeValue(file.toFile(), root);
    }
}
