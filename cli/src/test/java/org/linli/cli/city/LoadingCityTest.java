package org.linli.cli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;
import org.linli.cli.api.Login;
import org.linli.cli.api.PartAway;

class LoadingCityTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final String APPLY = "/v1/city-packs/d1/application";

    private final StubPlatform intake = new StubPlatform();
    private final StubPlatform dispatch = new StubPlatform();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        intake.close();
        dispatch.close();
    }

    @Test
    void aNewPackGetsTheSameNextNumberEverywhere() {
        intake.answers(holds(0, 3));
        dispatch.answers(holds(0, 5));

        assertThat(load(ANHE)).isTrue();

        assertThat(revisionAskedOf(intake)).isEqualTo("{\"revision\":6}");
        assertThat(revisionAskedOf(dispatch)).isEqualTo("{\"revision\":6}");
        assertThat(printed()).contains("revision 6", "232", "网格 grids");
    }

    @Test
    void aRunThatBrokeOffIsTakenUpWithTheNumberItHad() {
        intake.answers(holds(4, 4));
        dispatch.answers(holds(0, 3));

        assertThat(load(ANHE)).isTrue();

        assertThat(intake.seen("POST", APPLY)).isEmpty();
        assertThat(revisionAskedOf(dispatch)).isEqualTo("{\"revision\":4}");
        assertThat(printed()).contains("broke off");
    }

    @Test
    void aPackThatIsThePresentOneEverywhereChangesNothing() {
        intake.answers(holds(4, 4));
        dispatch.answers(holds(4, 4));

        assertThat(load(ANHE)).isTrue();

        assertThat(intake.seen("POST", APPLY)).isEmpty();
        assertThat(dispatch.seen("POST", APPLY)).isEmpty();
        assertThat(printed()).contains("nothing changed");
    }

    @Test
    void goingBackToAnEarlierPackIsANewRevision() {
        intake.answers(holds(2, 3));
        dispatch.answers(holds(2, 3));

        assertThat(load(ANHE)).isTrue();

        assertThat(revisionAskedOf(intake)).isEqualTo("{\"revision\":4}");
        assertThat(revisionAskedOf(dispatch)).isEqualTo("{\"revision\":4}");
    }

    @Test
    void oneFaultOfOneServiceStopsAllAndWarningsStopNothing() {
        intake.answers(seen -> check(0, 0, "[" + fault("units.csv", 7, "units.handler-missing", true) + "]"));
        dispatch.answers(seen -> check(0, 0, "[" + fault("areas.csv", 12, "areas.level-changed", false) + "]"));

        assertThat(load(ANHE)).isFalse();

        assertThat(printed())
                .contains("areas.csv:12: areas.level-changed [x] what is wrong")
                .contains("units.csv:7: warning: units.handler-missing")
                .contains("1 faults; nothing was changed");
        assertThat(intake.seen("POST", APPLY)).isEmpty();
        assertThat(dispatch.seen("POST", APPLY)).isEmpty();
    }

    @Test
    void faultsFoundHereAreListedEvenWhenNoServiceAnswers(@TempDir Path folder) throws IOException {
        copy(ANHE, folder);
        Path areas = folder.resolve("areas.csv");
        Files.writeString(areas, Files.readString(areas) + "ah-xx,ah-nowhere,district,某区,Somewhere\n");
        intake.close();
        dispatch.close();

        assertThat(load(folder)).isFalse();

        assertThat(printed()).contains("areas.parent-unknown", "not checked by intake", "not checked by dispatch");
    }

    @Test
    void aServiceThatIsAwayStopsARunBeforeAnythingIsApplied() {
        intake.answers(holds(0, 0));
        dispatch.close();

        assertThatThrownBy(() -> load(ANHE)).isInstanceOf(PartAway.class);
        assertThat(intake.seen("POST", APPLY)).isEmpty();
    }

    private boolean load(Path folder) {
        return new LoadingCity(
                        List.of(intake.service("intake"), dispatch.service("dispatch")),
                        (pack, admin) -> {},
                        new Login("admin", "linli-cli"),
                        "en",
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .load(folder, (read, pack) -> true);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String revisionAskedOf(StubPlatform service) {
        return service.seen("POST", APPLY).getFirst().body();
    }

    private static StubPlatform.Script holds(int appliedAs, int latest) {
        return seen -> seen.path().equals("/v1/city-packs")
                ? check(appliedAs, latest, "[]")
                : Reply.of(200, "{\"revision\":1,\"digest\":\"d1\",\"appliedAt\":\"2026-01-01T00:00:00Z\"}");
    }

    private static Reply check(int appliedAs, int latest, String faults) {
        return Reply.of(
                200,
                "{\"digest\":\"d1\",\"applicable\":true,\"appliedAsRevision\":" + (appliedAs == 0 ? "null" : appliedAs)
                        + ",\"latestRevision\":" + latest + ",\"faults\":" + faults + "}");
    }

    private static String fault(String file, int line, String rule, boolean warning) {
        return "{\"file\":\"%s\",\"line\":%d,\"rule\":\"%s\",\"value\":\"x\",\"warning\":%s,\"message\":\"what is wrong\"}"
                .formatted(file, line, rule, warning);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
