package org.linli.intake.photo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.TestClock;
import org.linli.intake.testing.Topic;

@QuarkusTest
class PhotoComponentTest {

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aPhotoIsUploadedAttachedAndSeenByTheDeskThroughALinkThatExpires() throws IOException {
        JsonPath photo = uploaded();
        String id = reportWith(photo);
        People.Person desk = people.in("desk", "tc-s1");

        Calls.as(desk.token())
                .get("/v1/reports/" + id)
                .then()
                .body("photos[0].url", equalTo("https://linli.example/intake/v1/photos/" + photo.getString("photoId")));
        String link = link(desk, photo).then().statusCode(200).extract().path("url");

        byte[] picture = given().get(path(link))
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(64);
        TestClock.ahead(
                Duration.ofMinutes(16),
                () -> given().get(path(link)).then().statusCode(410).body("type", endsWith("/link-expired")));
    }

    @Test
    void aPhotoIsPrivateUntilTheReportIsAccepted() {
        JsonPath photo = uploaded();
        String id = reportWith(photo);
        People.Person inspector = people.in("inspector", "tc-s1");
        People.Person elsewhere = people.in("inspector", "tc-s2");

        link(inspector, photo).then().statusCode(404);
        link(people.in("desk", "tc-s2"), photo).then().statusCode(404);
        Calls.act(people.in("grid-worker", "tc-g1").token(), id, "verification", Map.of("outcome", "confirmed"));
        Calls.act(people.in("desk", "tc").token(), id, "acceptance", Map.of())
                .then()
                .statusCode(200);

        link(inspector, photo).then().statusCode(200);
        link(elsewhere, photo).then().statusCode(404);
    }

    @Test
    void onlyAUnitThatWasGivenWorkOfTheCaseSeesThePhoto() {
        JsonPath photo = uploaded();
        String id = reportWith(photo);
        People.Person lead = people.at("unit-handler", "tc-dept");
        People.Person added = people.at("unit-handler", "tc-added");
        People.Person other = people.at("unit-handler", "tc-other");
        Calls.act(people.in("grid-worker", "tc-g1").token(), id, "verification", Map.of("outcome", "confirmed"));
        Calls.act(people.in("desk", "tc").token(), id, "acceptance", Map.of())
                .then()
                .statusCode(200);
        link(lead, photo).then().statusCode(404);

        String aCase = UUID.randomUUID().toString();
        said(aCase, id, 1, "case-dispatched", Map.of("orders", List.of(Map.of("unitCode", "tc-dept", "part", "lead"))));
        said(aCase, id, 2, "order-issued", Map.of("unitCode", "tc-added", "part", "support"));

        await().until(() -> link(added, photo).statusCode() == 200);
        link(lead, photo).then().statusCode(200);
        link(other, photo).then().statusCode(404);
    }

    @Test
    void withoutAValidSignatureThereIsNoPicture() {
        JsonPath photo = uploaded();
        reportWith(photo);
        String link = link(people.in("desk", "tc"), photo).path("url");

        given().get("/v1/photos/" + photo.getString("photoId")).then().statusCode(404);
        given().get(path(link).replace("expires=", "expires=9")).then().statusCode(404);
        given().get(path(link) + "x").then().statusCode(404);
        given().get("/v1/photos/" + UUID.randomUUID() + "?expires=x&signature=y")
                .then()
                .statusCode(404);
    }

    @Test
    void aPhotoBelongsToWhoUploadedItAndToOneReport() {
        JsonPath photo = uploaded();
        Map<String, Object> stolen = Calls.pothole();
        stolen.put("photos", List.of(Map.of("photoId", photo.getString("photoId"), "claim", "guessed")));
        Calls.submit(stolen).then().statusCode(422).body("type", endsWith("/photo-not-yours"));

        reportWith(photo);

        Map<String, Object> again = Calls.pothole();
        again.put("photos", List.of(ref(photo)));
        Calls.submit(again).then().statusCode(422).body("type", endsWith("/photo-not-yours"));
    }

    @Test
    void elevenPhotosAreTooManyAndTwiceTheSameIsOnceTooOften() {
        Map<String, Object> body = Calls.pothole();
        Map<String, String> ref = ref(uploaded());
        body.put("photos", List.of(ref, ref));
        Calls.submit(body).then().statusCode(400);
        body.put("photos", java.util.Collections.nCopies(11, ref));
        Calls.submit(body).then().statusCode(400);
    }

    @Test
    void aFileThatLiesIsTooLargeOrIsNoPictureIsRefusedWithTheReason() {
        given().contentType("image/png")
                .body(picture("jpg"))
                .post("/v1/photos")
                .then()
                .statusCode(415)
                .body("type", endsWith("/photo-type-lies"));
        given().contentType("image/jpeg")
                .body("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .post("/v1/photos")
                .then()
                .statusCode(415)
                .body("type", endsWith("/photo-type-not-accepted"));
        given().contentType("image/jpeg")
                .body(new byte[10 * 1024 * 1024 + 1])
                .post("/v1/photos")
                .then()
                .statusCode(413);
        given().contentType("image/heic")
                .body("\0\0\0\030ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1))
                .header("Accept-Language", "en")
                .post("/v1/photos")
                .then()
                .statusCode(415)
                .body("detail", org.hamcrest.Matchers.containsString("HEIC"));
        given().contentType("image/jpeg").post("/v1/photos").then().statusCode(400);
    }

    private static void said(String aCase, String report, int version, String what, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("caseId", aCase);
        data.put("reportId", report);
        Topic.send(
                "linli.dispatch.cases",
                aCase,
                "linli.dispatch." + what + ".v1",
                UUID.randomUUID(),
                version,
                Instant.now(),
                data);
    }

    private static String reportWith(JsonPath photo) {
        Map<String, Object> body = Calls.pothole();
        body.put("photos", List.of(ref(photo)));
        return Calls.submitted(body).getString("reportId");
    }

    private static Map<String, String> ref(JsonPath photo) {
        return Map.of("photoId", photo.getString("photoId"), "claim", photo.getString("claim"));
    }

    private static io.restassured.response.Response link(People.Person person, JsonPath photo) {
        return Calls.as(person.token()).post("/v1/photos/" + photo.getString("photoId") + "/links");
    }

    private static String path(String link) {
        URI uri = URI.create(link);
        return uri.getPath().replace("/intake", "") + "?" + uri.getRawQuery();
    }

    private static JsonPath uploaded() {
        return given().contentType("image/jpeg")
                .body(picture("jpg"))
                .post("/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static byte[] picture(String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file.toByteArray();
    }
}
