package org.linli.care.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class PictureComponentTest {

    private static final String BESIDE_THE_PIXELS = "39.9042N 116.4074E";

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Rounds rounds;
    private UUID elder;
    private String visit;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        rounds = new Rounds(database, town);
        elder = Residents.alone(database, town);
        visit = rounds.entered(elder);
        rounds.publish(visit, 600, Crew.one(database, town, "carer")).then().statusCode(200);
    }

    @Test
    void aPhotoIsKeptSealedWithoutWhatTheCameraWroteAndEachLookIsOnRecord() throws Exception {
        agreed();
        arrived();

        String id = send("photo", jpeg(Color.RED))
                .then()
                .statusCode(201)
                .body("part", equalTo(1))
                .body("kind", equalTo("photo"))
                .extract()
                .path("id");

        for (String reader : List.of(town.desk(), town.carer("carer"))) {
            Response seen = look(reader, id);
            seen.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", "no-store");
            byte[] shown = seen.asByteArray();
            assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain(BESIDE_THE_PIXELS);
            assertThat(ImageIO.read(new ByteArrayInputStream(shown)).getWidth()).isEqualTo(40);
            assertThat(sealed(id)).isNotEqualTo(shown);
        }
        assertThat(audit.of("visit", visit))
                .extracting(line -> line.entry().action())
                .containsSubsequence("add-picture", "read-picture", "read-picture");
    }

    @Test
    void whoIsNeitherDeskOfTheAreaNorItsCarerTodaySeesAndSendsNone() throws Exception {
        agreed();
        arrived();
        String id =
                send("photo", jpeg(Color.RED)).then().statusCode(201).extract().path("id");
        Crew.one(database, town, "carer2");

        for (String reader : List.of(Town.known(database).desk(), town.carer("carer2"))) {
            look(reader, id).then().statusCode(404);
            as(reader).get(path()).then().statusCode(404);
        }
        for (String reader : List.of(town.chief(), town.worker(), town.auditor())) {
            look(reader, id).then().statusCode(403);
        }
        send(town.carer("carer2"), "photo", jpeg(Color.BLUE)).then().statusCode(404);
        String other = rounds.entered(elder);
        as(town.desk()).get("/v1/visits/" + other + "/pictures/" + id).then().statusCode(404);
        database.update("UPDATE visit SET day = day - 1 WHERE id = ?", visit);
        look(town.carer("carer"), id).then().statusCode(404);
        send("photo", jpeg(Color.BLUE)).then().statusCode(404);
        as(town.desk()).get(path()).then().statusCode(200).body("id", contains(id));
    }

    @Test
    void aPhotoNeedsTheConsentOfThePersonAndGoesWithItAndASignatureDoesNot() throws Exception {
        arrived();

        send("photo", jpeg(Color.RED)).then().statusCode(409).body("guard", equalTo("photo-consent"));
        send("signature", png(Color.BLACK)).then().statusCode(201);
        consent(true).then().statusCode(201);
        send("photo", jpeg(Color.RED)).then().statusCode(201);
        consent(false).then().statusCode(201);

        as(town.desk()).get(path()).then().body("kind", contains("signature"));
    }

    @Test
    void theSameAgainByManyAtOnceIsKeptOnceAndThereIsOneSignatureAndSixPhotosAtMost() throws Exception {
        agreed();
        arrived();
        byte[] same = jpeg(Color.RED);
        Callable<Response> sending = () -> send("photo", same);

        assertThat(together(Collections.nCopies(4, sending)))
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(201, 200, 200, 200);
        List<Callable<Response>> many = IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> send("photo", jpeg(new Color(10 + 30 * i, 80, 255 - 30 * i))))
                .toList();
        assertThat(together(many))
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(201, 201, 201, 201, 201, 409, 409, 409);
        send("signature", png(Color.BLACK)).then().statusCode(201);
        send("signature", png(Color.BLACK)).then().statusCode(200);
        send("signature", png(Color.BLUE)).then().statusCode(409).body("guard", equalTo("one-signature"));
        as(town.desk()).get(path()).then().body("$", hasSize(7));
    }

    @Test
    void whatIsNoPictureOrComesBeforeTheCarerArrivedIsRefused() throws Exception {
        agreed();
        send("photo", jpeg(Color.RED)).then().statusCode(409).body("guard", equalTo("arrived"));
        arrived();

        send("portrait", jpeg(Color.RED)).then().statusCode(400).body("errors[0].field", equalTo("kind"));
        send("photo", "<svg/>".getBytes(StandardCharsets.UTF_8)).then().statusCode(415);
        send("photo", new byte[10 * 1024 * 1024 + 1]).then().statusCode(413);
        send("photo", Arrays.copyOf(jpeg(Color.RED), 200)).then().statusCode(422);
        as(town.desk()).get(path()).then().body("$", empty());
    }

    @Test
    void picturesAndWordsOfCarersAreForgottenWithThePerson() throws Exception {
        agreed();
        arrived();
        String id =
                send("photo", jpeg(Color.RED)).then().statusCode(201).extract().path("id");
        send("signature", png(Color.BLACK)).then().statusCode(201);
        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen"), "note", "右手有淤青"))
                .then()
                .statusCode(200);

        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/elders/" + elder))
                .body(Map.of("reason", "on-request"))
                .post("/v1/elders/" + elder + "/erasure")
                .then()
                .statusCode(204);

        look(town.desk(), id).then().statusCode(404);
        assertThat(database.list("SELECT id FROM visit_picture WHERE elder_id = ?", row -> 1, elder))
                .isEmpty();
        for (String table : List.of("visit_act", "visit_part")) {
            assertThat(database.list(
                            "SELECT note_sealed FROM " + table + " WHERE visit_id = ? AND note_sealed IS NOT NULL",
                            row -> 1,
                            visit))
                    .as(table)
                    .isEmpty();
        }
        send("signature", png(Color.BLACK)).then().statusCode(404);
    }

    private void agreed() {
        Residents.agrees(database, elder, "photo", true);
    }

    private void arrived() {
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200);
    }

    private Response consent(boolean given) {
        return as(town.desk()).body(Map.of("kind", "photo", "given", given)).post("/v1/elders/" + elder + "/consents");
    }

    private String path() {
        return "/v1/visits/" + visit + "/pictures";
    }

    private Response send(String kind, byte[] body) {
        return send(town.carer("carer"), kind, body);
    }

    private Response send(String token, String kind, byte[] body) {
        return as(token).contentType("application/octet-stream").body(body).post(path() + "?kind=" + kind);
    }

    private Response look(String token, String id) {
        return as(token).get(path() + "/" + id);
    }

    private byte[] sealed(String id) {
        return database.first(
                        "SELECT content_sealed FROM visit_picture WHERE id = ?::uuid",
                        row -> row.getBytes("content_sealed"),
                        id)
                .orElseThrow();
    }

    /** With a comment, as a camera may write one. */
    private static byte[] jpeg(Color colour) throws IOException {
        byte[] drawn = drawn(colour, "jpg");
        byte[] comment = BESIDE_THE_PIXELS.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(drawn, 0, 2);
        file.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
        file.write(comment);
        file.write(drawn, 2, drawn.length - 2);
        return file.toByteArray();
    }

    private static byte[] png(Color colour) throws IOException {
        return drawn(colour, "png");
    }

    private static byte[] drawn(Color colour, String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x < 20 ? colour.getRGB() : Color.WHITE.getRGB());
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }
}
