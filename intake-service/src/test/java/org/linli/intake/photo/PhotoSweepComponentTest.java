package org.linli.intake.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.PhotoSweep;
import org.linli.kit.photo.StoredPhoto;
import org.linli.kit.photo.UploadClaims;

@QuarkusTest
class PhotoSweepComponentTest {

    /** The process is gone, in the middle of what it did. */
    private static final class Killed extends Error {}

    @Inject
    PhotoSweep sweep;

    @Inject
    PhotoStore store;

    @Inject
    Photos photos;

    @Inject
    PhotoCleaning cleaning;

    @Inject
    UploadClaims claims;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aPhotoThatNobodyAttachedWithinADayIsGoneAndEveryOtherStays() throws Exception {
        UUID loose = uploadedLongAgo();
        UUID attached = uploadedLongAgo();
        UUID young = uploaded();
        submitWith(attached).then().statusCode(201);

        assertThat(sweep.sweep()).isPositive();

        assertThat(rowOf(loose)).isFalse();
        assertThat(store.exists(loose)).isFalse();
        for (UUID kept : List.of(attached, young)) {
            assertThat(rowOf(kept)).isTrue();
            assertThat(store.exists(kept)).isTrue();
        }
        submitWith(loose).then().statusCode(422).body("type", endsWith("/photo-not-yours"));
        submitWith(young).then().statusCode(201);
    }

    @Test
    void aPhotoThatIsJustBeingAttachedIsLeftAloneAndNotWaitedFor() throws Exception {
        UUID photo = uploadedLongAgo();

        QuarkusTransaction.requiringNew().run(() -> {
            photos.attach(List.of(new Photos.Attachment(photo, UUID.randomUUID(), "report", 0)));
            CompletableFuture.supplyAsync(sweep::sweep)
                    .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        });

        assertThat(rowOf(photo)).isTrue();
        assertThat(store.exists(photo)).isTrue();
    }

    @Test
    void aCrashBetweenRowAndBytesLeavesNothingThatCanBeAttachedAndTheNextSweepFinishes() throws Exception {
        UUID photo = uploadedLongAgo();
        PhotoSweep killed = sweepOver(new KilledAtDelete(store, false));

        assertThatThrownBy(killed::sweep).isInstanceOf(Killed.class);

        assertThat(rowOf(photo)).isTrue();
        assertThat(store.exists(photo)).isTrue();
        submitWith(photo).then().statusCode(422).body("type", endsWith("/photo-not-yours"));
        sweep.sweep();
        assertThat(rowOf(photo)).isFalse();
        assertThat(store.exists(photo)).isFalse();
    }

    @Test
    void aCrashBetweenBytesAndRowLeavesARowThatCannotBeAttachedAndIsCollected() throws Exception {
        UUID photo = uploadedLongAgo();
        PhotoSweep killed = sweepOver(new KilledAtDelete(store, true));
        // Photos other tests left may come first: each run dies at one.
        while (store.exists(photo)) {
            assertThatThrownBy(killed::sweep).isInstanceOf(Killed.class);
            removeMarkedRowsBut(photo);
        }

        assertThat(rowOf(photo)).isTrue();
        submitWith(photo).then().statusCode(422).body("type", endsWith("/photo-not-yours"));
        sweep.sweep();
        assertThat(rowOf(photo)).isFalse();
    }

    @Test
    void anUploadThatDiesBeforeItsBytesAreKeptIsSweptAsWell() throws Exception {
        List<UUID> begun = new ArrayList<>();
        PhotoStore full = new KilledAtDelete(store, false) {
            @Override
            public void put(UUID id, CleanPhoto photo) throws IOException {
                begun.add(id);
                throw new IOException("No space left on device");
            }
        };
        UploadingPhoto uploading = new UploadingPhoto(cleaning, full, claims, photos, clock);

        assertThatThrownBy(() -> uploading.upload(new ByteArrayInputStream(picture()), "image/jpeg"))
                .isInstanceOf(IOException.class);

        UUID photo = begun.getFirst();
        assertThat(rowOf(photo)).isTrue();
        age(photo);
        sweep.sweep();
        assertThat(rowOf(photo)).isFalse();
    }

    @Test
    void whileFourReplicasSweepEveryPhotoIsEitherAttachedWithItsBytesOrGone() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(keptLongAgo());
        }
        Map<UUID, Future<Response>> answers = new HashMap<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < all.size(); i++) {
                UUID photo = all.get(i);
                answers.put(photo, callers.submit(() -> submitWith(photo)));
                if (i % 10 == 5) {
                    callers.submit(sweep::sweep);
                }
            }
        }
        sweep.sweep();

        for (UUID photo : all) {
            boolean attached = answers.get(photo).get().statusCode() == 201;
            assertThat(rowOf(photo)).as("row of " + photo).isEqualTo(attached);
            assertThat(store.exists(photo)).as("bytes of " + photo).isEqualTo(attached);
        }
    }

    @Test
    void bytesThatCannotBeDeletedHoldNobodyUp() throws Exception {
        UUID stuck = uploadedLongAgo();
        UUID other = uploadedLongAgo();
        PhotoSweep faulty = sweepOver(new KilledAtDelete(store, false) {
            @Override
            public boolean delete(UUID id) throws IOException {
                if (id.equals(stuck)) {
                    throw new IOException("Input/output error");
                }
                return store.delete(id);
            }
        });

        faulty.sweep();

        assertThat(rowOf(stuck)).isTrue();
        assertThat(rowOf(other)).isFalse();
        sweep.sweep();
        assertThat(rowOf(stuck)).isFalse();
        assertThat(store.exists(stuck)).isFalse();
    }

    private PhotoSweep sweepOver(PhotoStore other) {
        return new PhotoSweep(database, other, clock, Duration.ofHours(24), "report_id");
    }

    private Response submitWith(UUID photo) {
        Map<String, Object> body = Calls.pothole();
        body.put("photos", List.of(Map.of("photoId", photo.toString(), "claim", claims.issue(photo))));
        return Calls.submit(body);
    }

    private UUID uploaded() {
        return UUID.fromString(io.restassured.RestAssured.given()
                .contentType("image/jpeg")
                .body(picture())
                .post("/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("photoId"));
    }

    private UUID uploadedLongAgo() throws SQLException {
        UUID photo = uploaded();
        age(photo);
        return photo;
    }

    /** The same without decoding a picture. */
    private UUID keptLongAgo() throws Exception {
        UUID photo = UUID.randomUUID();
        CleanPhoto clean =
                new CleanPhoto(picture(), "image/jpeg", 64, 48, "0".repeat(64), Optional.empty(), Optional.empty());
        photos.uploaded(photo, clean, Instant.now());
        store.put(photo, clean);
        age(photo);
        return photo;
    }

    private void age(UUID photo) throws SQLException {
        run("UPDATE photo SET uploaded_at = uploaded_at - interval '25 hours' WHERE id = '" + photo + "'");
    }

    private void removeMarkedRowsBut(UUID photo) throws SQLException {
        run("DELETE FROM photo WHERE forgotten_at IS NOT NULL AND id <> '" + photo + "'");
    }

    private boolean rowOf(UUID photo) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id FROM photo WHERE id = '" + photo + "'")) {
            return row.next();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static byte[] picture() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file.toByteArray();
    }

    /** The real store in a process that dies at its first deletion: before it, or right after. */
    private static class KilledAtDelete implements PhotoStore {

        private final PhotoStore store;
        private final boolean after;

        KilledAtDelete(PhotoStore store, boolean after) {
            this.store = store;
            this.after = after;
        }

        @Override
        public void put(UUID id, CleanPhoto photo) throws IOException {
            store.put(id, photo);
        }

        @Override
        public Optional<StoredPhoto> open(UUID id) throws IOException {
            return store.open(id);
        }

        @Override
        public boolean exists(UUID id) throws IOException {
            return store.exists(id);
        }

        @Override
        public boolean delete(UUID id) throws IOException {
            if (after) {
                store.delete(id);
            }
            throw new Killed();
        }
    }
}
