package org.linli.kit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePhotoStoreTest {

    private static final Instant NOW = Instant.parse("2025-03-03T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path root;

    private FilePhotoStore store;
    private final UUID id = UUID.fromString("abcd1234-0000-4000-8000-000000000001");

    @BeforeEach
    void openStore() throws IOException {
        store = new FilePhotoStore(root, CLOCK);
    }

    @Test
    void whatIsPutCanBeOpenedAlsoAfterARestart() throws IOException {
        store.put(id, photo(5000, 7));

        FilePhotoStore restarted = new FilePhotoStore(root, CLOCK);

        assertThat(restarted.exists(id)).isTrue();
        assertThat(content(restarted, id)).isEqualTo(photo(5000, 7).bytes());
        try (StoredPhoto stored = restarted.open(id).orElseThrow()) {
            assertThat(stored.length()).isEqualTo(5000);
            assertThat(stored.mediaType()).isEqualTo("image/jpeg");
        }
        assertThat(root.resolve("photos/ab/cd/" + id + ".jpg")).exists();
    }

    @Test
    void anUnknownPhotoIsNotThere() throws IOException {
        assertThat(store.exists(id)).isFalse();
        assertThat(store.open(id)).isEmpty();
        assertThat(store.delete(id)).isFalse();
    }

    @Test
    void aDeletedPhotoIsGone() throws IOException {
        store.put(id, photo(10, 1));

        assertThat(store.delete(id)).isTrue();

        assertThat(store.exists(id)).isFalse();
        assertThat(store.open(id)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aPhotoBeingReadSurvivesItsDeletion() throws IOException {
        store.put(id, photo(1000, 3));

        try (StoredPhoto reading = store.open(id).orElseThrow()) {
            store.delete(id);
            assertThat(reading.content().readAllBytes())
                    .isEqualTo(photo(1000, 3).bytes());
        }
    }

    @Test
    void aRetriedPutLeavesOnePhotoAndNothingUnfinished() throws IOException {
        store.put(id, photo(1000, 3));
        store.put(id, photo(1000, 3));

        assertThat(content(store, id)).isEqualTo(photo(1000, 3).bytes());
        assertThat(files()).hasSize(1);
    }

    @Test
    void aWriteThatFailsLeavesNothing() throws IOException {
        // Somebody put a file where the shard's directory belongs: the photo cannot be moved into place.
        Files.writeString(root.resolve("photos/ab"), "in the way");

        assertThatThrownBy(() -> store.put(id, photo(1000, 3))).isInstanceOf(FileSystemException.class);

        assertThat(store.exists(id)).isFalse();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftHalfWrittenIsNeverSeenAndRemovedAtTheNextStart() throws IOException {
        Path half = Files.write(root.resolve("incoming/" + id + "123.part"), new byte[500]);
        Files.setLastModifiedTime(half, FileTime.from(NOW.minus(Duration.ofHours(2))));
        Path inWork = Files.write(root.resolve("incoming/" + UUID.randomUUID() + "456.part"), new byte[500]);
        Files.setLastModifiedTime(inWork, FileTime.from(NOW.minus(Duration.ofMinutes(5))));

        FilePhotoStore restarted = new FilePhotoStore(root, CLOCK);

        assertThat(restarted.exists(id)).isFalse();
        assertThat(restarted.open(id)).isEmpty();
        assertThat(half).doesNotExist();
        assertThat(inWork).as("another process is writing it").exists();
    }

    @Test
    void aProcessKilledWhileWritingLeavesWholePhotosOnly() throws Exception {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            for (int written = 0; written < 20; written++) {
                assertThat(writer.inputReader().readLine())
                        .as("the writer runs")
                        .isNotNull();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }

        List<Path> kept = files().stream()
                .filter(path -> path.startsWith(root.resolve("photos")))
                .toList();
        assertThat(kept).hasSizeGreaterThanOrEqualTo(20);
        for (Path photo : kept) {
            assertThat(Files.readAllBytes(photo))
                    .isEqualTo(photo(EndlessWriter.SIZE, 9).bytes());
        }
    }

    @Test
    void readersSeeNothingOrTheWholePhotoWhileItIsWrittenAgainAndAgain() throws Exception {
        byte[] first = photo(200_000, 1).bytes();
        byte[] second = photo(200_000, 2).bytes();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 1; writer <= 2; writer++) {
                int fill = writer;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 30; i++) {
                        store.put(id, photo(200_000, fill));
                    }
                    return null;
                }));
            }
            all.add(threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    byte[] seen = content(store, id);
                    assertThat(seen.length == 0 || Arrays.equals(seen, first) || Arrays.equals(seen, second))
                            .isTrue();
                }
                return null;
            }));
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void aTypeThatIsNotKeptHereIsAMistakeOfTheCaller() {
        CleanPhoto other = new CleanPhoto(new byte[1], "image/gif", 1, 1, "", Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> store.put(id, other)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Puts photos until it is killed, and says so after each. */
    static final class EndlessWriter {

        static final int SIZE = 300_000;

        private EndlessWriter() {}

        public static void main(String[] root) throws IOException {
            FilePhotoStore store = new FilePhotoStore(Path.of(root[0]), CLOCK);
            while (true) {
                store.put(UUID.randomUUID(), photo(SIZE, 9));
                System.out.println("put");
            }
        }
    }

    private static byte[] content(FilePhotoStore store, UUID id) throws IOException {
        Optional<StoredPhoto> found = store.open(id);
        if (found.isEmpty()) {
            return new byte[0];
        }
        try (StoredPhoto photo = found.get()) {
            return photo.content().readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static CleanPhoto photo(int size, int fill) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) fill);
        return new CleanPhoto(bytes, "image/jpeg", 1, 1, "", Optional.empty(), Optional.empty());
    }
}
