package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's posting is withdrawn: from then on the token that was good a moment ago opens nothing, in no service. */
class AccessWithdrawnSystemTest {

    /** Where only the two officers of this test and those of the whole city are posted; no grid, so no grid worker. */
    private static final String AREA = "ah-bq-05-01";

    private static final List<String> WITHDRAWN = List.of("of-desk-other", "of-chief-other");
    private static final List<String> PEOPLE = List.of("desk-other", "chief-other");

    private final RunningCity city = RunningCity.get();
    private final Path pack = city.platform().layout().city();

    @TempDir
    private Path folder;

    @AfterEach
    void theCityIsAsItWas() {
        city.command("city", "load", "--pack-only", pack.toString());
        await("the postings of before")
                .atMost(Duration.ofSeconds(90))
                .until(() -> PEOPLE.stream()
                        .allMatch(person -> reading(person, city.intake() + "/v1/reports") == 200
                                && reading(person, city.dispatch() + "/v1/cases") == 200
                                && reading(person, city.reporting() + "/v1/indicators") == 200));
    }

    @Test
    void aWithdrawnPostingStopsWorkingWithItsOldToken() {
        Walk walk = new Walk(city).submitted(report());
        String report = city.intake() + "/v1/reports/" + walk.reportId();
        walk.change("desk-other", report, "acceptance", Map.of("note", "属实"));
        walk.proposed();
        String deskToken = city.people().token("desk-other");
        String chiefToken = city.people().token("chief-other");
        String ofReport = etag("desk-other", report);
        String ofCase = etag("chief-other", walk.aCase());
        assertThat(reading("chief-other", city.reporting() + "/v1/indicators")).isEqualTo(200);

        city.command("city", "load", "--pack-only", packWithoutThem().toString());

        assertThat(city.people().token("desk-other")).isEqualTo(deskToken);
        assertThat(city.people().token("chief-other")).isEqualTo(chiefToken);
        assertThat(reading("chief-other", city.dispatch() + "/v1/cases")).isEqualTo(403);
        assertThat(reading("chief-other", city.dispatch() + "/v1/trays")).isEqualTo(403);
        assertThat(reading("chief-other", walk.aCase())).isEqualTo(404);
        assertThat(acting("chief-other", ofCase, walk.aCase() + "/filing", Map.of("note", "立案")))
                .isEqualTo(403);
        await("the withdrawal in intake")
                .atMost(Duration.ofSeconds(90))
                .until(() -> reading("desk-other", city.intake() + "/v1/reports") == 403);
        assertThat(reading("desk-other", report)).isEqualTo(404);
        assertThat(acting("desk-other", ofReport, report + "/redactions", Map.of("text", "略", "reason", "不公开")))
                .isEqualTo(403);
        await("the withdrawal in reporting")
                .atMost(Duration.ofSeconds(90))
                .until(() -> reading("chief-other", city.reporting() + "/v1/indicators") == 403);
        assertThat(walk.state()).isEqualTo("proposed");
        assertThat(etag("desk", report)).isEqualTo(ofReport);
    }

    private static Map<String, Object> report() {
        return Map.of(
                "text",
                "社区公告栏旁新搭了一间板房。" + UUID.randomUUID(),
                "channel",
                "app",
                "category",
                Walk.BY_PEOPLE,
                "attributes",
                Map.of("stage", "building"),
                "area",
                AREA);
    }

    private int reading(String person, String url) {
        return city.people()
                .as(person)
                .queryParams(url.endsWith("/indicators") ? Map.of("from", "2026-01-01", "to", "2026-02-01") : Map.of())
                .get(url)
                .statusCode();
    }

    private int acting(String person, String version, String url, Map<String, String> body) {
        Response answer =
                city.people().as(person).header("If-Match", version).body(body).post(url);
        return answer.statusCode();
    }

    private String etag(String person, String url) {
        return city.people()
                .as(person)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** The pack of the city, less two people's postings and log-ins. */
    private Path packWithoutThem() {
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(pack.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                switch (pack.relativize(file).toString()) {
                    case "postings.csv" -> less(WITHDRAWN, file, copy);
                    case "logins.csv" -> less(PEOPLE, file, copy);
                    default -> Files.copy(file, copy);
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void less(List<String> ids, Path file, Path copy) throws IOException {
        List<String> all = Files.readAllLines(file);
        List<String> left = all.stream()
                .filter(line -> !ids.contains(line.substring(0, line.indexOf(','))))
                .toList();
        assertThat(all.size() - left.size())
                .as("rows left out of " + file.getFileName())
                .isEqualTo(ids.size());
        Files.write(copy, left);
    }
}
