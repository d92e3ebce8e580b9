package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.city.CareList.Row;

/** Finds the people of a list in the register. */
final class KnownElders {

    private final Care care;
    private final Login officer;

    KnownElders(Care care, Login officer) {
        this.care = care;
        this.officer = officer;
    }

    /** The list's reference → id. Whoever was told of anew since, and is not as the list says, is left out. */
    Map<String, String> ids(List<Row> people) {
        Map<String, String> register = new HashMap<>();
        for (JsonNode each : care.registered(officer)) {
            register.put(
                    of(
                            each.path("name").asText(),
                            each.path("birthDate").asText(),
                            each.path("area").asText()),
                    each.path("id").asText());
        }
        Map<String, String> ids = new HashMap<>();
        for (Row row : people) {
            String id = register.get(of(row.text("name"), row.text("birth_date"), row.text("area")));
            if (id != null) {
                ids.put(row.text("reference"), id);
            }
        }
        return ids;
    }

    private static String of(String name, String birthDate, String area) {
        return String.join("\n", name, birthDate, area);
    }
}
