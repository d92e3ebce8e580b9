package org.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removing whole directories. */
final class Directories {

    private Directories() {}

    /** Removes what can be removed; a file that someone still holds open in a temporary directory may stay. */
    static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Directories::removeOne);
        } catch (IOException gone) {
            // Nothing is left to remove.
        }
    }

    private static void removeOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillInUse) {
            // Reported by whoever needs it gone.
        }
    }
}
