package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.image.Images;
import org.linli.local.BuiltService;
import org.linli.local.Service;

/** A service runs from its image with nothing of this machine: as user 1001, its root read-only, only /tmp writable. */
class ImageSystemTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    static Path folder;

    /** One by default, for time's sake; any of the five on demand. */
    private static final String SERVICE = System.getProperty("linli.image.service", "care");

    private static final BuiltService BUILT =
            BuiltService.of(Path.of("..").toAbsolutePath().normalize(), SERVICE);

    private static final String HINDRANCE = UnpackedImage.hindrance();

    private static Path base;
    private static Service replica;
    private static UnpackedImage image;

    @BeforeAll
    static void theImageIsMadeOnABaseOfThisMachine() throws Exception {
        if (!HINDRANCE.isEmpty()) {
            return;
        }
        base = folder.resolve("base.tar");
        ProcessBuilder making =
                new ProcessBuilder("../deploy/image/base.sh", "--installed", base.toString()).inheritIO();
        making.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(making.start().waitFor()).as("deploy/image/base.sh").isZero();
        Path file = folder.resolve("image.tar");
        replica = RunningCity.get().platform().replica(SERVICE);
        new Images("tar:" + base, folder.resolve("work"))
                .writeTrained(BUILT, "linli/" + SERVICE + ":test", file, replica);
        image = UnpackedImage.of(file, folder.resolve("unpacked"));
    }

    /** Changing the root of a process is for root alone, and the base is made of Debian's packages. Each test is told as skipped. */
    @BeforeEach
    void thisMachineCan() {
        assumeTrue(HINDRANCE.isEmpty(), HINDRANCE);
    }

    @Test
    void aServiceAnswersItsProbesFromAnImageWhoseRootNobodyCanWrite() throws Exception {
        Path output = folder.resolve("output");

        Process process = image.start(settings(replica), output);

        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
                assertThat(replica.isReady()).isTrue();
            });
            for (String probe : List.of("started", "live", "ready")) {
                assertThat(RestAssured.get(replica.url() + "/q/health/" + probe).statusCode())
                        .as(probe)
                        .isEqualTo(200);
            }
            assertThat(Status.of(process.pid()))
                    .as("its user, its capabilities, and whether it may gain any")
                    .containsEntry("Uid", "1001\t1001\t1001\t1001")
                    .containsEntry("Gid", "1001\t1001\t1001\t1001")
                    .containsEntry("CapEff", "0000000000000000")
                    .containsEntry("NoNewPrivs", "1");
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/mountinfo"))
                            .lines()
                            .filter(mount -> mount.split(" ")[4].equals("/")))
                    .as("its root")
                    .singleElement()
                    .satisfies(mount -> assertThat(mount.split(" ")[5]).startsWith("ro"));
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/maps")))
                    .as("it reads the cache that was made outside of it")
                    .contains("/app/service.aot");
            assertThat(Files.readString(output)).doesNotContain("[aot");
        } finally {
            process.destroy();
            assertThat(process.waitFor(40, TimeUnit.SECONDS))
                    .as("it ends when told")
                    .isTrue();
        }
    }

    /** With nothing kept from the first time to the second. */
    @Test
    void twoImagesOfOneBuiltServiceAreOneFile() {
        Path first = folder.resolve("first.tar");
        Path second = folder.resolve("second.tar");

        String digest =
                new Images("tar:" + base, folder.resolve("work-1")).write(BUILT, "linli/" + SERVICE + ":test", first);
        String again =
                new Images("tar:" + base, folder.resolve("work-2")).write(BUILT, "linli/" + SERVICE + ":test", second);

        assertThat(again).isEqualTo(digest);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void theListInTheImageNamesEveryArchiveInItWithItsDigest() throws Exception {
        JsonNode components = new ObjectMapper()
                .readTree(image.root().resolve("app/sbom.cdx.json").toFile())
                .path("components");

        Map<String, String> listed = new TreeMap<>();
        components.forEach(each -> listed.put(
                each.path("evidence")
                        .path("occurrences")
                        .path(0)
                        .path("location")
                        .asText(),
                each.path("hashes").path(0).path("content").asText()));

        assertThat(listed).isEqualTo(digests(image.root(), "app/lib/boot", "app/lib/main"));
        assertThat(components.valueStream().map(each -> each.path("purl").asText()))
                .as("coordinates that a scanner knows")
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.postgresql/postgresql@"))
                .allMatch(purl -> purl.matches("pkg:maven/[\\w.-]+/[\\w.-]+@[\\w.-]+\\?\\S*type=jar"));
    }

    private static Map<String, String> digests(Path root, String... folders) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        for (String each : folders) {
            try (DirectoryStream<Path> archives = Files.newDirectoryStream(root.resolve(each))) {
                for (Path archive : archives) {
                    digests.put(
                            "/" + root.relativize(archive),
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive))));
                }
            }
        }
        return digests;
    }

    /** As the service's own process has them, but where it may write. */
    private static Map<String, String> settings(Service service) {
        Map<String, String> settings = new TreeMap<>(service.environment());
        settings.put("QUARKUS_PROFILE", "local");
        settings.put("LINLI_PHOTOS_DIRECTORY", "/tmp/photos");
        settings.remove("LINLI_CLOCK_OFFSET_FILE");
        return settings;
    }
}
