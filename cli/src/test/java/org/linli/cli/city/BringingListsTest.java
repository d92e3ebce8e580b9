package org.linli.cli.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;
import org.linli.cli.StubPlatform.Seen;
import org.linli.cli.api.Login;

class BringingListsTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final String ADMIN = "7b61828b-0f64-5f69-ab59-669336ba0a18";

    private final StubPlatform volunteer = new StubPlatform();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        volunteer.close();
    }

    @Test
    void listsComeInTheirOrderWithTheirDaysResolvedAndTheirCertificatesVerified() throws IOException {
        volunteer.answers(seen -> {
            if (seen.path().startsWith("/v1/certificates?")) {
                return Reply.of(
                        200,
                        "{\"items\":[" + waiting("c1", ADMIN, "0137") + "," + waiting("c2", "other", "0137") + ","
                                + waiting("c3", ADMIN, "9999") + "],\"next\":null}");
            }
            return Reply.of(200, "{\"rows\":2,\"made\":2,\"updated\":0,\"unchanged\":0,\"faults\":[]}");
        });

        assertThat(bring(ANHE)).isTrue();

        assertThat(volunteer.seen("POST", "/v1/").stream().map(Seen::path).filter(path -> path.endsWith("-imports")))
                .containsExactly("/v1/people-imports", "/v1/team-imports", "/v1/need-imports", "/v1/offer-imports");
        assertThat(volunteer.seen("POST", "/v1/need-imports").getLast().body())
                .contains("+08:00")
                .doesNotContain(",+");
        assertThat(volunteer.seen("POST", "/v1/certificates/"))
                .extracting(Seen::path)
                .containsExactly("/v1/certificates/c1/verification");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("people", "new 2", "1  证书已核验");
    }

    @Test
    void aListWithFaultsIsPrintedAndEndsTheRun() throws IOException {
        volunteer.answers(seen -> seen.path().contains("check=true")
                ? Reply.of(200, "{\"faults\":[{\"rule\":\"required\"}]}")
                : Reply.of(
                        400,
                        "{\"type\":\"/problems/import-faulty\",\"faults\":[{\"line\":3,\"column\":\"name\","
                                + "\"rule\":\"required\",\"message\":\"is required\"}]}"));

        assertThat(bring(ANHE)).isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("volunteering/people.csv:3: name required is required", "not imported");
        assertThat(volunteer.seen("POST", "/v1/team-imports")).isEmpty();
    }

    @Test
    void areasThatAreStillOnTheirWayAreWaitedFor() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        volunteer.answers(seen -> seen.path().startsWith("/v1/certificates?")
                ? Reply.of(200, "{\"items\":[],\"next\":null}")
                : Reply.of(
                        200,
                        looks.incrementAndGet() < 3
                                ? "{\"faults\":[{\"rule\":\"known-community-or-grid\"}]}"
                                : "{\"rows\":1,\"faults\":[]}"));

        assertThat(bring(ANHE)).isTrue();

        assertThat(volunteer.seen("POST", "/v1/people-imports")).hasSize(4);
    }

    @Test
    void aFolderWithoutListsIsAllThereIs(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "format: 1");

        assertThat(bring(folder)).isTrue();

        assertThat(volunteer.seen()).isEmpty();
    }

    private boolean bring(Path folder) throws IOException {
        CityPack city = CityPack.read(PackFolder.read(ANHE)).pack();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Login admin = new Login("admin", "linli-cli");
        return new BringingLists(
                        volunteer.service("volunteer"),
                        admin,
                        new VerifyingCertificates(
                                volunteer.service("volunteer"), admin, new Login("desk", "linli-cli"), out),
                        Clock.fixed(Instant.parse("2026-11-28T04:00:00Z"), ZoneOffset.UTC),
                        out)
                .bring(folder, city);
    }

    private static String waiting(String id, String enteredBy, String end) {
        return "{\"id\":\"%s\",\"version\":1,\"kind\":\"social-worker\",\"validFrom\":\"%s\",\"numberEnd\":\"%s\",\"enteredBy\":\"%s\"}"
                .formatted(id, VALID_FROM, end, enteredBy);
    }

    private static final String VALID_FROM = firstPaper();

    private static String firstPaper() {
        try {
            return Files.readAllLines(ANHE.resolve("volunteering/people.csv")).stream()
                    .filter(line -> line.contains("AH-SW-020137"))
                    .map(line -> List.of(line.split(",")).getLast())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
