package org.linli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds in memory. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** Proportional share where the kernel tells it, else resident set size; 0 when the process is gone. */
    static long kilobytes(long pid) {
        try {
            return field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        } catch (IOException notTold) {
            return residentSet(pid);
        }
    }

    private static long field(Path file, String name) throws IOException {
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException(name + " is not in " + file);
    }

    private static long residentSet(long pid) {
        try {
            var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
