package org.linli.kit.photo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Photos as files: {@code <root>/photos/ab/cd/<id>.jpg}, where abcd are the first digits of the id. A photo is written
 * beside, in {@code <root>/incoming}, synced, and renamed into place. Several processes may share one root as long as
 * renaming is atomic on that file system.
 */
public final class FilePhotoStore implements PhotoStore {

    /** No upload takes so long: what is older in {@code incoming} was left by a crash. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final String JPEG = "image/jpeg";

    /** Media types that may be kept. The type of a kept photo is the ending of its file. */
    private static final Map<String, String> ENDINGS = Map.of(JPEG, ".jpg");

    private final Path incoming;
    private final Path photos;

    /**
     * Makes the directories, and removes what an earlier crash left unfinished.
     *
     * @throws IOException when the root cannot be written to
     */
    public FilePhotoStore(Path root, Clock clock) throws IOException {
        this.incoming = Files.createDirectories(root.resolve("incoming"));
        this.photos = Files.createDirectories(root.resolve("photos"));
        removeAbandoned(clock.instant().minus(ABANDONED));
    }

    @Override
    public void put(UUID id, CleanPhoto photo) throws IOException {
        if (!ENDINGS.containsKey(photo.mediaType())) {
            throw new IllegalArgumentException("media type not kept here: " + photo.mediaType());
        }
        Path target = place(id);
        Path unfinished = Files.createTempFile(incoming, id.toString(), ".part");
        try {
            write(unfinished, photo.bytes());
            makeShard(target.getParent());
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            sync(target.getParent());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public Optional<StoredPhoto> open(UUID id) throws IOException {
        try {
            FileChannel file = FileChannel.open(place(id), StandardOpenOption.READ);
            return Optional.of(new StoredPhoto(Channels.newInputStream(file), file.size(), JPEG));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(UUID id) {
        return Files.isRegularFile(place(id));
    }

    @Override
    public boolean delete(UUID id) throws IOException {
        Path target = place(id);
        boolean there = Files.deleteIfExists(target);
        if (there) {
            sync(target.getParent());
        }
        return there;
    }

    private Path place(UUID id) {
        String name = id.toString();
        return photos.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name + ENDINGS.get(JPEG));
    }

    private void makeShard(Path shard) throws IOException {
        if (Files.isDirectory(shard)) {
            return;
        }
        Files.createDirectories(shard);
        sync(shard.getParent());
        sync(photos);
    }

    private void removeAbandoned(Instant before) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming, "*.part")) {
            for (Path part : parts) {
                try {
                    if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                        Files.deleteIfExists(part);
                    }
                } catch (NoSuchFileException finished) {
                    // Another process has just renamed it into place.
                }
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** A renamed file survives a power cut only when its directory is synced too. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
