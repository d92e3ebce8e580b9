package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    /** Starts a process as the parts are started, then waits to be killed. */
    public static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            var place = Place.in(Path.of(arguments[0]), "child");
            OsProcess.watched(List.of("sleep", "600"), Map.of(), place, "KILL", null);
            Thread.sleep(Duration.ofMinutes(10));
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
                .inheritIO()
                .start();
        var pidFile = home.resolve("child.pid");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> OsProcess.recall(pidFile).isPresent());
        var child = OsProcess.recall(pidFile).orElseThrow();

        parent.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
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
