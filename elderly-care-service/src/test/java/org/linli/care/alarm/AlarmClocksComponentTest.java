package org.linli.care.alarm;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.care.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** The hours of the steps are data that an administrator sets ahead. */
@QuarkusTest
class AlarmClocksComponentTest {

    private static final String AHEAD = LocalDate.now().plusYears(50).toString();

    @Inject
    Database database;

    @AfterEach
    void clear() {
        database.update("DELETE FROM alarm_clock WHERE valid_from = ?", LocalDate.parse(AHEAD));
    }

    @Test
    void theyAreSetWholeFromADayAheadAndSetAgain() {
        set(AHEAD, clocks(60))
                .then()
                .statusCode(200)
                .body("findAll { it.validFrom == '%s' }".formatted(AHEAD), hasSize(15));
        set(AHEAD, clocks(90))
                .then()
                .statusCode(200)
                .body(
                        "find { it.validFrom == '%s' && it.level == 'low' && it.step == 'urgent-case' }.begins"
                                .formatted(AHEAD),
                        equalTo(90));
    }

    @Test
    void whatBreaksARuleIsNamedAndNothingIsKept() {
        refused(LocalDate.now().toString(), clocks(60), "ahead");
        refused(AHEAD, clocks(60).subList(0, 14), "whole");
        refused(AHEAD, clocks(19), "in-order");
        List<Map<String, Object>> twice = clocks(60);
        twice.set(14, twice.get(13));
        refused(AHEAD, twice, "once");
        List<Map<String, Object>> without = clocks(60);
        without.get(2).remove("every");
        refused(AHEAD, without, "of-contact");
        List<Map<String, Object>> unknown = clocks(60);
        unknown.get(0).put("level", "extreme");
        refused(AHEAD, unknown, "known-level");

        as(Town.administrator())
                .get("/v1/alarm-clocks")
                .then()
                .body("findAll { it.validFrom == '%s' }".formatted(AHEAD), hasSize(0));
    }

    private static void refused(String from, List<Map<String, Object>> clocks, String rule) {
        set(from, clocks).then().statusCode(400).body("errors[0].rule", equalTo(rule));
    }

    private static io.restassured.response.Response set(String from, List<Map<String, Object>> clocks) {
        return as(Town.administrator())
                .body(Map.of("validFrom", from, "clocks", clocks))
                .post("/v1/alarm-clocks");
    }

    private static List<Map<String, Object>> clocks(int urgent) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String level : List.of("low", "medium", "high")) {
            all.add(hour(level, "second-knock", 1));
            all.add(hour(level, "call", 5));
            Map<String, Object> contact = hour(level, "contact", 10);
            contact.put("every", 5);
            all.add(contact);
            all.add(hour(level, "grid-worker", 20));
            all.add(hour(level, "urgent-case", urgent));
        }
        return all;
    }

    private static Map<String, Object> hour(String level, String step, int begins) {
        return new HashMap<>(Map.of("level", level, "step", step, "begins", begins));
    }
}
