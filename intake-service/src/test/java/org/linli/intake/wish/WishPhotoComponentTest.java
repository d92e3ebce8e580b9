package org.linli.intake.wish;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;

@QuarkusTest
class WishPhotoComponentTest extends WishScene {

    @Test
    void photosNeedTheConsentOfWhomTheyShowAndAreSeenByTheDesk() throws IOException {
        String id = served();
        JsonPath photo = uploaded();
        List<Map<String, Object>> photos =
                List.of(Map.of("photoId", photo.getString("photoId"), "claim", photo.getString("claim")));

        act(maker(), id, "fulfilment", Map.of("fulfilled", true, "photos", photos))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("photoConsent"));
        awaitState(id, "served");
        act(maker(), id, "fulfilment", Map.of("fulfilled", true, "photos", photos, "photoConsent", true))
                .then()
                .statusCode(200)
                .body("photos.id", equalTo(List.of(photo.getString("photoId"))));

        String link = "/v1/photos/" + photo.getString("photoId") + "/links";
        Calls.as(desk).post(link).then().statusCode(200);
        Calls.as(people.in("desk", "tc-s2").token()).post(link).then().statusCode(404);
    }

    private static JsonPath uploaded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return RestAssured.given()
                .contentType("image/jpeg")
                .body(bytes.toByteArray())
                .post("/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
