package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a part keeps its things.
 *
 * @param home data and configuration
 * @param pidFile id and begin of its process
 * @param log what it prints
 */
record Place(Path home, Path pidFile, Path log) {

    /** Makes the directories. */
    void make() {
        try {
            Files.createDirectories(home);
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + home, e);
        }
    }

    /** Everything in one directory. */
    static Place in(Path directory, String name) {
        var home = directory.toAbsolutePath();
        return new Place(home, home.resolve(name + ".pid"), home.resolve(name + ".log"));
    }
}
