package org.linli.dispatch.answerable;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.citypack.CityPack;
import org.linli.citypack.PostingRow;
import org.linli.dispatch.registry.Cities;
import org.linli.dispatch.testing.SampleCity;
import org.linli.dispatch.testing.Wire;
import org.linli.kit.testing.TestTokens;
import org.locationtech.jts.geom.Point;

@QuarkusTest
class AnswerableComponentTest {

    private static final String GRID = "ah-bq-01-01-g03";

    @Inject
    Cities cities;

    private final CityPack pack = SampleCity.pack();
    private final Point inside = pack.grids().get(GRID).getInteriorPoint();

    @BeforeEach
    void theCityIsKnown() {
        SampleCity.inForce();
        if (cities.now().gridAt(inside.getX(), inside.getY()).isEmpty()) {
            try (Wire wire = new Wire()) {
                wire.send(SampleCity.toldByIntake(pack, 1));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cities.now().gridAt(inside.getX(), inside.getY()).isPresent()
                        && cities.now().area(pack.areas().getLast().code()).isPresent());
    }

    @AfterEach
    void leaveTheCityAsItWas() {
        SampleCity.inForce();
    }

    @Test
    void aResidentLearnsWhoAnswersForTheirDoorButNoTelephone() {
        PostingRow worker = worker();

        at(as("resident-1", "resident"), inside.getX(), inside.getY())
                .get("/v1/answerable")
                .then()
                .statusCode(200)
                .body("area", equalTo(GRID))
                .body("roles.find { it.role == 'grid-worker' }.people[0].name", equalTo(worker.name()))
                .body("roles.find { it.role == 'grid-worker' }.people[0].title.zh", equalTo(worker.titleZh()))
                .body("roles.role", hasItems("grid-worker", "duty-chief"))
                .body("roles.people.flatten().phone", everyItem(nullValue()));
    }

    @Test
    void anOfficerAlsoSeesTheTelephone() {
        at(as(worker().subject(), "grid-worker"), inside.getX(), inside.getY())
                .get("/v1/answerable")
                .then()
                .statusCode(200)
                .body("roles.find { it.role == 'grid-worker' }.people[0].phone", notNullValue());
    }

    @Test
    void aWithdrawnPostingNoLongerOpensTheTelephonesToTheSameToken() {
        PostingRow worker = worker();
        RequestSpecification sameToken = as(worker.subject(), "grid-worker").queryParam("area", "ah");
        sameToken.get("/v1/answerable").then().body("roles.people.flatten().phone", hasItem(notNullValue()));
        SortedMap<String, byte[]> files = SampleCity.files();
        files.put(
                "postings.csv",
                new String(files.get("postings.csv"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.contains(worker.subject()))
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));

        SampleCity.load(files);

        sameToken
                .get("/v1/answerable")
                .then()
                .statusCode(200)
                .body("roles.people.flatten().phone", not(hasItem(notNullValue())));
    }

    @Test
    void coordinatesOfAnotherDatumFindTheSameGrid() {
        Datum.Position shifted = Datum.toGcj(inside.getX(), inside.getY());

        at(as("resident-1", "resident"), shifted.longitude(), shifted.latitude())
                .queryParam("datum", "GCJ02")
                .get("/v1/answerable")
                .then()
                .statusCode(200)
                .body("area", equalTo(GRID));
    }

    @Test
    void anAreaCanBeAskedForInsteadOfCoordinates() {
        as("resident-1", "resident")
                .queryParam("area", "ah-bq-01")
                .get("/v1/answerable")
                .then()
                .statusCode(200)
                .body("path", equalTo("ah.ah-bq.ah-bq-01"))
                .body("roles.role", hasItem("duty-chief"))
                .body("roles.people.flatten().area", everyItem(in(List.of("ah", "ah-bq", "ah-bq-01"))));
    }

    @Test
    void whatCannotBeAnsweredIsSaidClearly() {
        RequestSpecification resident = as("resident-1", "resident").header("Accept-Language", "en");

        at(as("resident-1", "resident"), 0, 0)
                .get("/v1/answerable")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("in-the-city"));
        resident.get("/v1/answerable").then().statusCode(400).body("errors[0].field", equalTo("area"));
        as("resident-1", "resident")
                .queryParam("longitude", "abc")
                .queryParam("latitude", "31")
                .get("/v1/answerable")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("longitude"));
        at(as("resident-1", "resident"), 114, 31)
                .queryParam("datum", "mars")
                .get("/v1/answerable")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("datum"));
        as("resident-1", "resident")
                .queryParam("area", "nowhere")
                .get("/v1/answerable")
                .then()
                .statusCode(404);
        given().queryParam("area", "ah").get("/v1/answerable").then().statusCode(401);
    }

    @Test
    void officersCanChooseFromUnitsConditionsAndReasons() {
        RequestSpecification officer = as(dispatcher(), "dispatcher");

        String next = officer.queryParam("limit", 10)
                .get("/v1/units")
                .then()
                .statusCode(200)
                .body("items", hasSize(10))
                .body("items[0].code", equalTo(pack.units().getFirst().code()))
                .extract()
                .path("next");
        as(dispatcher(), "dispatcher")
                .queryParam("limit", 10)
                .queryParam("cursor", next)
                .get("/v1/units")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo(pack.units().get(10).code()));
        as(dispatcher(), "dispatcher")
                .queryParam("category", "env-waste-litter")
                .get("/v1/conditions")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("env-waste-litter"))
                .body("items[0].stages[0].unit", equalTo("urgent-hours"))
                .body("next", nullValue());
        as(dispatcher(), "dispatcher")
                .queryParam("kind", "return")
                .get("/v1/reasons")
                .then()
                .statusCode(200)
                .body("items.kind", everyItem(equalTo("return")));
    }

    @Test
    void listsRefuseWhatTheyDoNotKnowAndWhoTheyAreNotFor() {
        as(dispatcher(), "dispatcher")
                .queryParam("kind", "x")
                .get("/v1/reasons")
                .then()
                .statusCode(400);
        as(dispatcher(), "dispatcher").get("/v1/conditions").then().statusCode(400);
        as(dispatcher(), "dispatcher")
                .queryParam("cursor", "!")
                .get("/v1/units")
                .then()
                .statusCode(400);
        as("resident-1", "resident").get("/v1/units").then().statusCode(403);
        as("without-a-post", "dispatcher").get("/v1/units").then().statusCode(403);
        given().get("/v1/units").then().statusCode(401);
    }

    private PostingRow worker() {
        return pack.postings().stream()
                .filter(p -> p.role().equals("grid-worker") && GRID.equals(p.area()))
                .findFirst()
                .orElseThrow();
    }

    private String dispatcher() {
        return pack.postings().stream()
                .filter(posting -> posting.role().equals("dispatcher"))
                .map(PostingRow::subject)
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(subject, "office", role));
    }

    private static RequestSpecification at(RequestSpecification caller, double longitude, double latitude) {
        return caller.queryParam("longitude", longitude).queryParam("latitude", latitude);
    }
}
