package org.linli.kit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DecodingRoomTest {

    private static final long MEBI = 1024 * 1024;

    @Test
    void aHundredUploadsAtOnceHoldNoMoreHeapThanTheRoomHas() throws Exception {
        DecodingRoom room = new DecodingRoom(100, 64 * MEBI, Duration.ofSeconds(30));
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> done = new ArrayList<>();

        try (ExecutorService uploads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int i = 0; i < 100; i++) {
                long need = (1 + i % 40) * MEBI;
                done.add(uploads.submit(() -> {
                    start.await();
                    return room.decode(picture(0), need, () -> {
                        most.accumulateAndGet(held.addAndGet(need), Math::max);
                        Thread.yield();
                        held.addAndGet(-need);
                        return true;
                    });
                }));
            }
            start.countDown();
            for (Future<Boolean> upload : done) {
                assertThat(upload.get()).isTrue();
            }
        }

        assertThat(most.get()).isBetween(40 * MEBI, 64 * MEBI);
    }

    @Test
    void whoFindsNoRoomIsToldToComeBackAndASmallerOneStillFits() throws Exception {
        DecodingRoom room = new DecodingRoom(10, 64 * MEBI, Duration.ZERO);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);

        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> large = other.submit(() -> room.decode(picture(0), 50 * MEBI, () -> {
                inside.countDown();
                return awaited(leave);
            }));
            inside.await();

            assertThatThrownBy(() -> room.decode(picture(0), 20 * MEBI, () -> true))
                    .isInstanceOfSatisfying(
                            PhotoRefused.class,
                            refused -> assertThat(refused.fault()).isEqualTo(PhotoFault.BUSY));
            assertThat(room.<Boolean>decode(picture(0), 10 * MEBI, () -> true)).isTrue();

            leave.countDown();
            assertThat(large.get()).isTrue();
        }
        assertThat(room.<Boolean>decode(picture(0), 64 * MEBI, () -> true)).isTrue();
    }

    @Test
    void roomIsGivenBackAfterAFailure() {
        DecodingRoom room = new DecodingRoom(1, 64 * MEBI, Duration.ZERO);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> room.decode(picture(0), 64 * MEBI, () -> {
                        throw new IllegalStateException("decoder");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(room.<Boolean>decode(picture(0), 64 * MEBI, () -> true)).isTrue();
    }

    @Test
    void memoryOutsideTheHeapMakesAPictureRunAloneButNotBeRefused() {
        DecodingRoom room = new DecodingRoom(1, 64 * MEBI, Duration.ZERO);

        boolean alone = room.decode(picture(500 * MEBI), MEBI, () -> {
            assertThat(catchThrowableOfType(PhotoRefused.class, () -> room.decode(picture(0), MEBI, () -> true))
                            .fault())
                    .isEqualTo(PhotoFault.BUSY);
            return true;
        });

        assertThat(alone).isTrue();
    }

    @Test
    void filesBeingReceivedAreCountedAndAnUploadBrokenOffGivesItsPlaceBack() throws Exception {
        PhotoConfig standard = PhotoConfig.standard();
        PhotoCleaning cleaning = new PhotoCleaning(new PhotoConfig(
                standard.maxBytes(),
                standard.maxPixels(),
                standard.maxSide(),
                standard.jpegQuality(),
                standard.decodingBytes(),
                1,
                standard.receivingTime(),
                Duration.ZERO));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch breakOff = new CountDownLatch(1);
        InputStream stalled = new InputStream() {
            @Override
            public int read() throws IOException {
                reading.countDown();
                awaited(breakOff);
                throw new IOException("connection reset");
            }
        };

        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<CleanPhoto> slow = other.submit(() -> cleaning.clean(stalled, "image/jpeg"));
            reading.await();

            PhotoRefused refused =
                    catchThrowableOfType(PhotoRefused.class, () -> cleaning.clean(Photos.jpeg(), "image/jpeg"));
            assertThat(refused.fault()).isEqualTo(PhotoFault.BUSY);
            assertThat(refused.fault().status()).isEqualTo(503);

            breakOff.countDown();
            assertThatThrownBy(slow::get).hasRootCauseMessage("connection reset");
        }
        assertThat(cleaning.clean(new ByteArrayInputStream(Photos.jpeg()), "image/jpeg")
                        .width())
                .isEqualTo(80);
    }

    @Test
    void manyRealPhotosAtOnceAllComeOutRight() throws Exception {
        PhotoCleaning cleaning = new PhotoCleaning(PhotoConfig.standard());
        byte[] photo = Photos.jpeg(Photos.noise(1600, 1200));
        String expected = cleaning.clean(photo, null).sha256();
        List<Future<String>> done = new ArrayList<>();

        try (ExecutorService uploads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                done.add(uploads.submit(() -> cleaning.clean(new ByteArrayInputStream(photo), "image/jpeg")
                        .sha256()));
            }
            for (Future<String> upload : done) {
                assertThat(upload.get()).isEqualTo(expected);
            }
        }
    }

    private static Picture picture(long nativeBytes) {
        return new Picture(FileKind.JPEG, 1000, 1000, 3, nativeBytes, List.of(), Optional.empty());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
