package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedProcessTest {

    @TempDir
    Path home;

    /** Starts a process as the parts are started, then waits to be killed; it does not outlive the test either. */
    public static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            var place = Place.in(Path.of(arguments[0]), "child");
            OsProcess.watched(List.of("sleep", "600"), Map.of(), place, "KILL", null);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void aWatchedProcessEndsWhenItsParentIsKilled() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        home.toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var pidFile = home.resolve("child.pid");
        await().until(() -> OsProcess.recall(pidFile).isPresent());
        var child = OsProcess.recall(pidFile).orElseThrow();

        parent.destroyForcibly().waitFor();

        await().until(() -> !child.isAlive());
    }

    @Test
    void aDetachedProcessIsFoundAgainAndEnds() {
        var place = Place.in(home, "detached");
        OsProcess.detached(List.of("sleep", "600"), Map.of(), place);

        var found = OsProcess.recall(place.pidFile()).orElseThrow();
        found.end("TERM", Duration.ofSeconds(10));

        assertThat(found.isAlive()).isFalse();
        assertThat(OsProcess.recall(place.pidFile())).isEmpty();
    }

    @Test
    void aProcessIdThatNowBelongsToAnotherIsNotTakenForOurs() throws Exception {
        var place = Place.in(home, "stale");
        Files.writeString(place.pidFile(), ProcessHandle.current().pid() + " 946684800000\n");

        assertThat(OsProcess.recall(place.pidFile())).isEmpty();
    }
}
