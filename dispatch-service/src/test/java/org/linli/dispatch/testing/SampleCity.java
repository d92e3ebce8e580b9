package org.linli.dispatch.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.Area;
import org.linli.citypack.CityPack;
import org.linli.citypack.Street;
import org.linli.kit.testing.TestTokens;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The sample city, loaded as an administrator does, and told of as intake does. */
public final class SampleCity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "cities", "anhe");

    private SampleCity() {}

    /** The pack's files by their path inside it; change them as you like. */
    public static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    public static CityPack pack() {
        return CityPack.read(files()).pack();
    }

    /** Checks and applies over REST as the next revision; a pack already in force changes nothing. */
    public static int load(SortedMap<String, byte[]> files) {
        String digest = admin().body(body(files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", org.hamcrest.Matchers.equalTo(true))
                .extract()
                .path("digest");
        return apply(digest, latestRevision() + 1);
    }

    /** Loads it unless it is what was applied last. */
    public static void inForce() {
        Response checked = admin().body(body(files())).post("/v1/city-packs");
        checked.then().statusCode(200);
        JsonPath answer = checked.jsonPath();
        if (!Objects.equals(answer.get("appliedAsRevision"), answer.get("latestRevision"))) {
            apply(answer.getString("digest"), answer.getInt("latestRevision") + 1);
        }
    }

    public static int apply(String digest, int revision) {
        return admin().body(Map.of("revision", revision))
                .post("/v1/city-packs/" + digest + "/application")
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }

    public static int latestRevision() {
        return admin().get("/v1/city-packs").then().extract().<List<Integer>>path("revision").stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    public static Map<String, Object> body(SortedMap<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return Map.of("files", texts);
    }

    public static RequestSpecification admin() {
        return given().auth()
                .oauth2(TestTokens.of("administrator", "linli-cli", "administrator"))
                .header("Accept-Language", "en")
                .contentType("application/json");
    }

    /** What intake tells of its areas, streets and categories at a revision. */
    public static List<Wire.Event> toldByIntake(CityPack pack, int revision) {
        List<Wire.Event> events = new ArrayList<>();
        pack.areas().forEach(a -> events.add(area(a, pack.grids().get(a.code()), revision, false)));
        pack.streets().forEach(s -> events.add(street(s, revision)));
        pack.categories().forEach(c -> {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("code", c.code());
            data.put("parent", c.parent());
            data.put("path", c.path());
            data.put("level", c.level());
            data.put("name", Map.of("zh", c.nameZh(), "en", c.nameEn()));
            data.put("taxonomyCodes", c.taxonomies());
            data.put("attributes", List.of());
            events.add(
                    event("linli.registry.categories", c.code(), "linli.registry.category.v1", data, revision, false));
        });
        return events;
    }

    public static Wire.Event area(Area a, @Nullable Geometry polygon, int revision, boolean retired) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("code", a.code());
        data.put("parent", a.parent());
        data.put("path", a.path());
        data.put("level", a.level());
        data.put("name", Map.of("zh", a.nameZh(), "en", a.nameEn()));
        data.put(
                "geometry",
                polygon == null
                        ? null
                        : Map.of("type", "Polygon", "coordinates", List.of(positions(polygon.getCoordinates()))));
        return event("linli.registry.areas", a.code(), "linli.registry.area.v1", data, revision, retired);
    }

    private static Wire.Event street(Street s, int revision) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("code", s.code());
        data.put("name", Map.of("zh", s.nameZh(), "en", s.nameEn()));
        data.put("ownerUnit", s.ownerUnit());
        data.put("ownerPosting", s.ownerPosting());
        data.put(
                "geometry",
                Map.of("type", "LineString", "coordinates", positions(s.line().getCoordinates())));
        return event("linli.registry.streets", s.code(), "linli.registry.street.v1", data, revision, false);
    }

    private static Wire.Event event(
            String topic, String key, String type, Map<String, @Nullable Object> data, int revision, boolean retired) {
        data.put("retired", retired);
        data.put("revision", revision);
        try {
            return new Wire.Event(topic, key, type, revision, Instant.now(), JSON.writeValueAsString(data));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<List<Double>> positions(Coordinate[] path) {
        return Arrays.stream(path).map(c -> List.of(c.x, c.y)).toList();
    }
}
