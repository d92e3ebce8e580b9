package org.linli.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL binaries of this machine's kind, unpacked once per machine into the temporary directory. */
final class PostgresBinaries {

    private static final String MARKER = ".complete";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path directory() {
        var archive = archive();
        var parent = Path.of(System.getProperty("java.io.tmpdir"), "linli-" + System.getProperty("user.name"));
        var home = parent.resolve("postgresql-" + Fingerprint.of(archive).substring(0, 16));
        try {
            Files.createDirectories(parent);
            try (var channel = FileChannel.open(
                            parent.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = lock(channel)) {
                if (!Files.exists(home.resolve(MARKER)) || !Files.exists(home.resolve("bin/postgres"))) {
                    unpack(archive, home);
                    Unprivileged.give(home);
                    Files.writeString(home.resolve(MARKER), lock.isValid() ? "complete\n" : "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + home, e);
        }
        return home;
    }

    private static byte[] archive() {
        var system = system();
        var architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            if (stream == null) {
                throw new IllegalStateException("no PostgreSQL binaries for " + system + " on " + architecture
                        + "; with a Docker engine use -Dlinli.parts=containers");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the PostgreSQL binaries", e);
        }
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return "Darwin";
        }
        return name.contains("win") ? "Windows" : "Linux";
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException otherClassLoader) {
                Pause.aMoment();
            }
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("entry outside of its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.deleteIfExists(target);
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
