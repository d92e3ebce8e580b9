package org.linli.cli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;
import org.linli.cli.StubPlatform.Seen;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;

class BringingCareTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final String REGISTER = """
            {"items":[{"id":"id-1","name":"甲","birthDate":"1940-01-02","area":"ah-bq-01-01-g01"},
            {"id":"id-2","name":"乙","birthDate":"1941-01-02","area":"ah-bq-01-02-g01"}],"next":null}""";

    private final StubPlatform care = new StubPlatform();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** What the stub has been told, as a service would keep it. */
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @BeforeEach
    void lists() throws IOException {
        list("elders.csv", """
                reference,name,birth_date,area,consent
                e1,甲,1940-01-02,ah-bq-01-01-g01,true
                e2,乙,1941-01-02,ah-bq-01-02-g01,true
                """);
        list("contacts.csv", """
                elder,name,relation,phone,has_key,agreed
                e1,丙,女儿,13000030001,true,true
                e1,丁,邻居,13000030002,,true
                """);
        list("carers.csv", """
                reference,subject,name,unit,area,skills,mode,longitude,latitude,shifts,weekly_cap_minutes
                c1,s-1,戊,org-songnian,ah-bq-01-01,cleaning;cooking,e-bike,114.82,31.18,1-2 08:00-17:00 12:00-13:00,2400
                """);
        list("packages.csv", """
                reference,number,unit,area,from,to,lines
                p1,17,org-songnian,ah-bq-01,+0,+364,home-help 3600
                """);
        list("enrolments.csv", """
                package,elder,visits
                p1,e1,24
                p1,e2,24
                """);
        list("items.csv", """
                elder,kind,recurrence,first_day,minutes,from,to,carers,coupling,holiday_policy,minimum_gap_days,package
                e1,home-help,FREQ=WEEKLY,+0,,08:30,12:00,,,,7,p1
                e1,lifting,FREQ=DAILY,+1,30,08:30,12:00,2,together,skip,,
                """);
        care.answers(this::answer);
    }

    @AfterEach
    void stop() {
        care.close();
    }

    @Test
    void everythingIsEnteredOnceAndTheSecondRunAddsNothing() throws IOException {
        assertThat(bring()).isTrue();

        assertThat(care.seen("POST", "/v1/rounds"))
                .extracting(Seen::path)
                .containsExactlyInAnyOrder("/v1/rounds?area=ah-bq-01-01", "/v1/rounds?area=ah-bq-01-02");
        assertThat(body("POST", "/v1/carers"))
                .contains("\"weekday\":2", "\"from\":\"12:00\"", "\"skills\":[\"cleaning\",\"cooking\"]")
                .doesNotContain("\"weekday\":3");
        assertThat(body("POST", "/v1/packages"))
                .contains("\"from\":\"2026-11-28\"", "\"to\":\"2027-11-27\"", "\"visits\":3600");
        assertThat(body("PUT", "/v1/elders/id-1/contacts")).contains("丙", "\"hasKey\":true", "丁");
        assertThat(body("POST", "/v1/elders/id-1/consents")).contains("contacts", "true");
        assertThat(care.seen("PUT", "/v1/packages/p-9/people/"))
                .extracting(seen -> seen.headers().get("If-match").getFirst())
                .containsExactly("\"1\"", "\"2\"");
        assertThat(care.seen("POST", "/v1/elders/id-1/care-items"))
                .extracting(Seen::body)
                .anySatisfy(item -> assertThat(item)
                        .contains("\"packageId\":\"p-9\"", "\"minimumGapDays\":7")
                        .doesNotContain("coupling", "minutes"))
                .anySatisfy(item -> assertThat(item)
                        .contains("\"firstDay\":\"2026-11-29\"", "\"mode\":\"together\"", "\"carers\":2")
                        .doesNotContain("packageId"));
        String key = care.seen("POST", "/v1/rounds").stream()
                .filter(seen -> seen.path().endsWith("-01-01"))
                .findFirst()
                .map(BringingCareTest::key)
                .orElseThrow();

        int before = care.seen().size();
        assertThat(bring()).isTrue();

        assertThat(care.seen().subList(before, care.seen().size()))
                .filteredOn(seen -> !seen.method().equals("GET"))
                .allMatch(seen ->
                        seen.path().startsWith("/v1/rounds") || seen.path().equals("/v1/carers"))
                .filteredOn(seen -> seen.path().endsWith("-01-01"))
                .extracting(BringingCareTest::key)
                .containsExactly(key);
        assertThat(text())
                .contains(
                        "elders (新增 new 2,",
                        "elders (新增 new 0,",
                        "carers (新增 new 1)",
                        "carers (新增 new 0)",
                        "1  家属联系人",
                        "2  照护计划项目");
    }

    @Test
    void aFaultIsToldWhereItStandsInTheFileAndNothingElseIsEntered() throws IOException {
        care.answers(seen -> seen.path().endsWith("-01-02")
                ? Reply.of(
                        400,
                        "{\"type\":\"/problems/list-faulty\",\"faults\":[{\"line\":2,\"column\":\"birth_date\","
                                + "\"rule\":\"range\",\"message\":\"must be\"}]}")
                : answer(seen));

        assertThat(bring()).isFalse();

        assertThat(text()).contains("care/elders.csv:3: birth_date range must be", "were not imported");
        assertThat(care.seen("POST", "/v1/carers")).isEmpty();
    }

    @Test
    void aRunThatBrokeOffIsTakenUpWhereItWas() throws IOException {
        AtomicInteger broken = new AtomicInteger(1);
        care.answers(seen -> {
            boolean second = seen.path().endsWith("/people/id-2") || seen.body().contains("lifting");
            return second && broken.get() > 0 ? Reply.of(500, "{}") : answer(seen);
        });
        assertThatThrownBy(this::bring).isInstanceOf(Refusal.class);
        broken.set(0);
        int before = care.seen().size();

        assertThat(bring()).isTrue();

        List<Seen> again = care.seen().subList(before, care.seen().size());
        assertThat(again)
                .filteredOn(seen -> seen.method().equals("PUT") && seen.path().contains("/people/"))
                .extracting(Seen::path)
                .endsWith("/v1/packages/p-9/people/id-2");
        assertThat(again)
                .filteredOn(seen -> seen.method().equals("POST") && seen.path().equals("/v1/packages"))
                .isEmpty();
        assertThat(again)
                .filteredOn(seen -> seen.method().equals("POST") && seen.path().endsWith("/care-items"))
                .extracting(Seen::body)
                .anyMatch(item -> item.contains("lifting"));
    }

    @Test
    void aCellThatCannotBeReadIsNamed() throws IOException {
        list("carers.csv", """
                reference,subject,name,unit,area,skills,mode,longitude,latitude,shifts,weekly_cap_minutes
                c1,s-1,戊,org-songnian,ah-bq-01-01,cleaning,e-bike,114.82,31.18,1-2,2400
                """);

        assertThatThrownBy(this::bring).hasMessageContaining("care/carers.csv:2: shifts");

        assertThat(care.seen("POST", "/v1/carers")).isEmpty();
    }

    @Test
    void unitsThatAreStillOnTheirWayAreWaitedForAndOtherRefusalsAreNot() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        care.answers(seen -> {
            if (seen.path().equals("/v1/carers")) {
                return looks.incrementAndGet() < 3
                        ? Reply.of(400, "{\"type\":\"/problems/invalid-input\",\"errors\":[{\"rule\":\"known-unit\"}]}")
                        : Reply.of(400, "{\"type\":\"/problems/invalid-input\",\"errors\":[{\"rule\":\"one-of\"}]}");
            }
            return answer(seen);
        });

        assertThatThrownBy(this::bring).isInstanceOf(Refusal.class);

        assertThat(care.seen("POST", "/v1/carers")).hasSize(3);
    }

    @Test
    void aFolderWithoutSuchListsIsAllThereIs(@TempDir Path other) throws IOException {
        folder = other;

        assertThat(bring()).isTrue();

        assertThat(care.seen()).isEmpty();
    }

    private Reply answer(Seen seen) {
        String path = seen.path();
        if (seen.method().equals("GET")) {
            return shown(path);
        }
        boolean anew = there.add(path + (path.endsWith("care-items") ? seen.body() : ""));
        if (path.startsWith("/v1/rounds")) {
            return Reply.of(
                    201,
                    "{\"rows\":1,\"registered\":1,\"changed\":0,\"unchanged\":0,\"sentAt\":\"2026-11-28T"
                            + (anew ? "04:00:01Z" : "03:00:00Z") + "\"}");
        }
        if (path.equals("/v1/carers") && !anew) {
            return Reply.of(409, "{\"type\":\"/problems/conflict\"}");
        }
        return path.startsWith("/v1/packages") ? contract() : Reply.of(201, "{}");
    }

    private Reply shown(String path) {
        if (path.startsWith("/v1/elders?")) {
            return Reply.of(200, REGISTER);
        }
        if (path.endsWith("/contacts")) {
            return Reply.of(200, there.contains(path) ? "[{\"name\":\"丙\"}]" : "[]");
        }
        if (path.endsWith("/care-items")) {
            return Reply.of(
                    200,
                    "[{\"kind\":\"door-knock\",\"source\":\"risk\"}" + agreed(path, "home-help")
                            + agreed(path, "lifting") + "]");
        }
        if (path.startsWith("/v1/packages?")) {
            return Reply.of(
                    200,
                    there.contains("/v1/packages")
                            ? "{\"items\":[{\"id\":\"p-9\",\"number\":\"17\",\"unit\":\"org-songnian\"}]}"
                            : "{\"items\":[]}");
        }
        return path.startsWith("/v1/packages/")
                ? contract()
                : new Reply(
                        200,
                        "{\"id\":\"id-1\",\"version\":" + (there.contains(path + "/contacts") ? 2 : 1) + "}",
                        Map.of("ETag", "\"4\""));
    }

    private String agreed(String path, String kind) {
        boolean known = there.stream().anyMatch(each -> each.startsWith(path + "{") && each.contains(kind));
        return known ? ",{\"kind\":\"" + kind + "\",\"source\":\"agreed\"}" : "";
    }

    private Reply contract() {
        long enrolled = there.stream().filter(each -> each.contains("/people/")).count();
        String people = there.stream()
                .filter(each -> each.contains("/people/"))
                .map(each -> "{\"elder\":\"" + each.substring(each.lastIndexOf('/') + 1) + "\"}")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return new Reply(
                200, "{\"id\":\"p-9\",\"people\":[" + people + "]}", Map.of("ETag", "\"" + (enrolled + 1) + "\""));
    }

    private boolean bring() throws IOException {
        CityPack city = CityPack.read(PackFolder.read(ANHE)).pack();
        return new BringingCare(
                        new Care(care.service("care")),
                        new Login("desk", "linli-cli"),
                        Clock.fixed(Instant.parse("2026-11-28T04:00:00Z"), ZoneOffset.UTC),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .bring(folder, city);
    }

    private void list(String name, String csv) throws IOException {
        Path lists = Files.createDirectories(folder.resolve(PackFolder.CARE));
        Files.writeString(lists.resolve(name), csv);
    }

    private String body(String method, String path) {
        return care.seen(method, path).getFirst().body();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String key(Seen seen) {
        return seen.headers().get("Idempotency-key").getFirst();
    }
}
