package org.linli.volunteer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.volunteer.testing.Packs;
import org.linli.volunteer.testing.Town;

/** The lists of the sample city, as they stand in its folder, through the endpoints. */
@QuarkusTest
class SampleCityComponentTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final Pattern COUNTED = Pattern.compile("(?<=,)\\+(\\d+)(T\\d\\d:\\d\\d)?(?=,)");

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @AfterEach
    void aCityWithoutListsAgain() {
        Packs.withoutLists().apply();
    }

    @Test
    void everyRowOfTheSampleIsTakenOverOnceAndLoadingAgainAddsNothing() throws IOException {
        known(CityPack.read(PackFolder.read(ANHE)).pack());
        lists().apply();

        imported("people", "people");
        imported("team", "teams");
        imported("need", "needs");
        imported("offer", "offers");

        assertThat(count("people")).isEqualTo(1_200);
        assertThat(count("teams")).isEqualTo(30);
        assertThat(count("needs")).isEqualTo(300);
        assertThat(count("offers")).isEqualTo(341);
        assertThat(ofPeople("person_skill b ON b.person = p.id AND b.skill = 'social-work'"))
                .isEqualTo(200);
        assertThat(ofPeople("certificate b ON b.person = p.id AND b.kind = 'social-worker'"))
                .isEqualTo(40);
        imported("people", "people").body("made", equalTo(0)).body("unchanged", equalTo(1_200));
        imported("need", "needs").body("made", equalTo(0)).body("unchanged", equalTo(300));
    }

    private ValidatableResponse imported(String path, String list) throws IOException {
        String csv = Files.readString(ANHE.resolve("volunteering/" + list + ".csv"));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String resolved = COUNTED.matcher(csv).replaceAll(found -> {
            String day = today.plusDays(Integer.parseInt(found.group(1))).toString();
            return found.group(2) == null ? day : day + found.group(2) + "+08:00";
        });
        return RestAssured.given()
                .auth()
                .oauth2(Town.administrator())
                .contentType("text/csv; charset=UTF-8")
                .body(resolved.getBytes(StandardCharsets.UTF_8))
                .post("/v1/" + path + "-imports")
                .then()
                .statusCode(200)
                .body("faults", hasSize(0));
    }

    private long count(String list) {
        return database.first(
                        "SELECT count(*) FROM import_row WHERE list = ? AND starts_with(reference, 'ah-')",
                        row -> row.getLong(1),
                        list)
                .orElseThrow();
    }

    private long ofPeople(String join) {
        return database.first(
                        "SELECT count(DISTINCT p.id) FROM import_row r JOIN person p ON p.id = r.entity JOIN " + join
                                + " WHERE r.list = 'people' AND starts_with(r.reference, 'ah-v-')",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static Packs lists() throws IOException {
        Packs packs = Packs.withoutLists();
        for (String file : List.of("skills.csv", "need_kinds.csv", "certificate_kinds.csv")) {
            packs.put(file, Files.readString(ANHE.resolve(file)));
        }
        return packs;
    }

    /** Areas and units of the city, as their owners publish them. */
    private void known(CityPack city) throws IOException {
        List<Event> events = new ArrayList<>();
        for (var area : city.areas()) {
            events.add(event(
                    "areas",
                    "area",
                    area.code(),
                    with(
                            "code",
                            area.code(),
                            "parent",
                            area.parent(),
                            "path",
                            area.path(),
                            "level",
                            area.level(),
                            "name",
                            Map.of("zh", area.nameZh(), "en", area.nameEn()),
                            "retired",
                            false,
                            "revision",
                            1)));
        }
        for (var unit : city.units()) {
            events.add(event(
                    "units",
                    "unit",
                    unit.code(),
                    with(
                            "code",
                            unit.code(),
                            "parent",
                            unit.parent(),
                            "kind",
                            unit.kind(),
                            "areaCode",
                            unit.area(),
                            "name",
                            Map.of("zh", unit.nameZh(), "en", unit.nameEn()),
                            "retired",
                            false,
                            "revision",
                            1)));
        }
        try (Wire wire = new Wire()) {
            wire.send(events);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> of("area", city.areas().stream().map(a -> a.code()).toList())
                                == city.areas().size()
                        && of("unit", city.units().stream().map(u -> u.code()).toList())
                                == city.units().size());
    }

    private long of(String table, List<String> codes) {
        return database.first("SELECT count(*) FROM " + table + " WHERE code = ANY (?)", row -> row.getLong(1), codes)
                .orElseThrow();
    }

    private Event event(String topic, String kind, String key, Map<String, @Nullable Object> payload)
            throws IOException {
        return new Event(
                "linli.registry." + topic,
                key,
                "linli.registry." + kind + ".v1",
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                json.writeValueAsString(payload));
    }

    private static Map<String, @Nullable Object> with(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
