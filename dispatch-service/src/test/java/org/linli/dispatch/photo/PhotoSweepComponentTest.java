package org.linli.dispatch.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.PhotoSweep;

@QuarkusTest
class PhotoSweepComponentTest {

    @Inject
    PhotoSweep sweep;

    @Inject
    PhotoStore store;

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void evidenceThatWasNeverAttachedIsGoneAfterADayAndAttachedEvidenceStays() throws IOException {
        String order = line.dispatched(line.opened("dl-slow"), "dl-a");
        line.took(Person.HANDLER, order);
        Map<String, String> attached = line.photo(Person.HANDLER);
        Map<String, String> loose = line.photo(Person.HANDLER);
        Map<String, String> young = line.photo(Person.HANDLER);
        report(order, attached).statusCode(200);
        age(attached, loose);

        assertThat(sweep.sweep()).isPositive();

        assertThat(there(loose)).isFalse();
        assertThat(there(attached)).isTrue();
        assertThat(there(young)).isTrue();
        Line.as(Person.HANDLER)
                .post("/v1/photos/" + loose.get("photoId") + "/links")
                .then()
                .statusCode(404);
    }

    @Test
    void aPhotoThatIsJustBeingForgottenCannotBeAttached() throws IOException {
        String order = line.dispatched(line.opened("dl-slow"), "dl-a");
        line.took(Person.HANDLER, order);
        Map<String, String> photo = line.photo(Person.HANDLER);
        age(photo);
        Database.all("UPDATE photo SET forgotten_at = now() WHERE id = '" + photo.get("photoId") + "'");

        report(order, photo).statusCode(400);
        Line.as(Person.HANDLER)
                .post("/v1/photos/" + photo.get("photoId") + "/links")
                .then()
                .statusCode(404);

        sweep.sweep();
        assertThat(there(photo)).isFalse();
    }

    private io.restassured.response.ValidatableResponse report(String order, Map<String, String> photo) {
        return line.act(
                        Person.HANDLER,
                        "/v1/orders/" + order + "/report",
                        Map.of("words", "已修复", "answer", "您好,已修复。", "photos", List.of(photo)))
                .then();
    }

    @SafeVarargs
    private static void age(Map<String, String>... photos) {
        for (Map<String, String> photo : photos) {
            Database.all("UPDATE photo SET uploaded_at = uploaded_at - interval '25 hours' WHERE id = '"
                    + photo.get("photoId") + "'");
        }
    }

    /** Whether row and bytes are there; one without the other is neither. */
    private boolean there(Map<String, String> photo) throws IOException {
        UUID id = UUID.fromString(photo.get("photoId"));
        boolean row = Database.one("SELECT id FROM photo WHERE id = '" + id + "'") != null;
        assertThat(store.exists(id)).as("bytes of " + id).isEqualTo(row);
        return row;
    }
}
