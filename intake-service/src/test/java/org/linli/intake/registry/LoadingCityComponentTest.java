package org.linli.intake.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class LoadingCityComponentTest {

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @AfterEach
    void asBefore() {
        CityOfTwoStreets.loadNow();
    }

    @Test
    void onlyWhatChangedIsPublishedAndWhatIsGoneIsRetired() {
        int unchanged = await().until(() -> Topic.read("linli.registry.areas", "tc-g2"), e -> !e.isEmpty())
                .size();

        int revision = CityOfTwoStreets.asItIs()
                .edit("areas.csv", "第一网格,Grid 1", "第一网格(新),Grid One")
                .edit("categories.csv", "road-lamp,road,路灯不亮,Dead lamp,\n", "road-sign,road,路牌,Sign,\n")
                .loadAs(null);

        Topic.Event area = await().until(
                        () -> Topic.read("linli.registry.areas", "tc-g1").getLast(), e -> e.version() == revision);
        assertThat(area.data().path("name").path("zh").asText()).isEqualTo("第一网格(新)");
        assertThat(area.data().path("revision").asInt()).isEqualTo(revision);
        Topic.Event lamp = await().until(
                        () -> Topic.read("linli.registry.categories", "road-lamp")
                                .getLast(),
                        e -> e.version() == revision);
        assertThat(lamp.data().path("retired").asBoolean()).isTrue();
        assertThat(Topic.read("linli.registry.areas", "tc-g2")).hasSize(unchanged);
        // The answer to the application means that this service works with it already.
        Calls.json()
                .get("/v1/categories")
                .then()
                .body("items.code", hasItem("road-sign"))
                .body("items.code", not(hasItem("road-lamp")));
        Calls.submit(Map.of("text", "灯", "area", "tc-g1", "category", "road-lamp"))
                .then()
                .statusCode(400);
    }

    @Test
    void aReportKeepsACategoryThatIsRetired() {
        String id = Calls.submitted(Map.of("text", "灯", "area", "tc-g1", "category", "road-lamp"))
                .getString("reportId");
        CityOfTwoStreets.asItIs()
                .edit("categories.csv", "road-lamp,road,路灯不亮,Dead lamp,\n", "")
                .loadAs(null);

        assertThat(await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 1)
                        .getFirst()
                        .data()
                        .path("categoryCode")
                        .asText())
                .isEqualTo("road-lamp");
    }

    @Test
    void theLevelOfAnAreaNeverChanges() {
        CityOfTwoStreets pack = CityOfTwoStreets.asItIs();
        CityOfTwoStreets other = CityOfTwoStreets.asItIs();
        other.files()
                .replaceAll((file, text) -> text.replace("tc-d,tc,district", "tc-x,tc,district")
                        .replace("tc-s1,tc-d,subdistrict", "tc-d,tc-x,subdistrict")
                        .replace("tc-s2,tc-d,", "tc-s2,tc-x,")
                        .replace("tc-c1,tc-s1,", "tc-c1,tc-d,")
                        .replace(",tc-s1\n", ",tc-d\n"));

        assertThat(pack.files()).isNotEqualTo(other.files());
        Calls.as(TestTokens.of("admin", "linli-cli", "administrator"))
                .body(Map.of("files", other.files()))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", equalTo(false))
                .body("faults.findAll { !it.warning }.rule", equalTo(List.of("areas.level-changed")))
                .body("faults.findAll { !it.warning }.line", equalTo(List.of(4)));
    }

    @Test
    void anybodyReadsTheCity() {
        Calls.json()
                .queryParam("parent", "tc-c1")
                .get("/v1/areas")
                .then()
                .body("items.code", equalTo(List.of("tc-g1", "tc-g2")));
        Calls.json().queryParam("limit", 2).get("/v1/areas").then().body("items", hasSize(2));
        Calls.json()
                .queryParam("longitude", "117.325")
                .queryParam("latitude", "31.8651")
                .queryParam("datum", "WGS84")
                .get("/v1/areas/at")
                .then()
                .statusCode(200)
                .body("areas.code", equalTo(List.of("tc", "tc-d", "tc-s2", "tc-c2", "tc-g3")))
                .body("street", equalTo("tc-road"));
        Calls.json()
                .queryParam("longitude", "east")
                .queryParam("latitude", "1")
                .queryParam("datum", "WGS84")
                .get("/v1/areas/at")
                .then()
                .statusCode(400);
        Calls.json().get("/v1/taxonomies").then().body("items.code", equalTo(List.of("holes", "shade")));
        Calls.json()
                .get("/v1/categories")
                .then()
                .body(
                        "items.find { it.code == 'road-pothole' }.questions.code",
                        equalTo(List.of("since", "depth-cm", "kind")));
    }
}
