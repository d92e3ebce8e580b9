package org.linli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.local.BuiltService;

/** Images of a service of four small files, on a base of one. */
class ImagesTest {

    private static final List<String> FILES = List.of(
            "quarkus/generated-bytecode.jar",
            "app/intake-service-1.jar",
            "lib/boot/org.example.runner-1.jar",
            "lib/main/org.example.library-1-linux.jar");

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();

    private BuiltService service;
    private Path base;

    @BeforeEach
    void aServiceIsBuilt() throws Exception {
        service = built("checkout", "2026-01-01T00:00:00Z");
        base = smallBase();
    }

    @Test
    void theSameFilesGiveTheSameImageWhereverAndWheneverTheyWereBuilt() throws Exception {
        BuiltService again = built("another", "2027-12-31T23:59:59Z");

        String first = write("first", service);
        String second = write("second", again);

        assertThat(second).isEqualTo(first).matches("sha256:[0-9a-f]{64}");
        assertThat(folder.resolve("second.tar")).hasSameBinaryContentAs(folder.resolve("first.tar"));
    }

    @Test
    void anotherClassGivesAnotherImageWithTheSameLibraries() throws Exception {
        String before = write("before", service);
        Files.writeString(service.directory().resolve(FILES.get(1)), "changed");

        String after = write("after", service);

        assertThat(after).isNotEqualTo(before);
        assertThat(layers("after").subList(0, 2))
                .as("base and libraries")
                .isEqualTo(layers("before").subList(0, 2));
    }

    @Test
    void itRunsJavaAsUser1001WithoutAShell() throws Exception {
        write("image", service);

        JsonNode config = config("image").path("config");

        assertThat(config.path("User").asText()).isEqualTo("1001:1001");
        assertThat(config.path("Entrypoint").valueStream().map(JsonNode::asText))
                .containsExactly("java", "@/app/jvm.args", "@/app/service.args");
    }

    @Test
    void whatQuarkusRewroteComesBeforeWhatItWasMadeFrom() {
        assertThat(service.classPath("/app"))
                .isEqualTo("/app/quarkus/generated-bytecode.jar:/app/app/intake-service-1.jar"
                        + ":/app/lib/boot/org.example.runner-1.jar:/app/lib/main/org.example.library-1-linux.jar");
    }

    @Test
    void theListOfWhatItIsMadeOfNamesWhatIsPackedAndNothingElse() throws Exception {
        Path list = folder.resolve("sbom.json");

        new Images("tar:" + base, folder).writeSbom(service, list);

        JsonNode bom = json.readTree(list.toFile());
        assertThat(bom.path("bomFormat").asText() + " "
                        + bom.path("specVersion").asText())
                .isEqualTo("CycloneDX 1.6");
        assertThat(bom.path("metadata").path("component").path("name").asText()).isEqualTo("intake-service");
        assertThat(bom.path("components")
                        .valueStream()
                        .map(each -> each.path("purl").asText()))
                .containsExactly(
                        "pkg:maven/org.example/runner@1?type=jar",
                        "pkg:maven/org.example/library@1?classifier=linux&type=jar");
    }

    @Test
    void anArchiveThatTheBuildDoesNotNameIsRefused() throws Exception {
        Files.writeString(service.directory().resolve("lib/main/org.example.stowaway-1.jar"), "who put me here");

        assertThatThrownBy(() -> write("image", service)).hasMessageContaining("org.example.stowaway-1.jar");
    }

    @Test
    void aMissingBaseOrServiceIsNamed() {
        Images nowhere = new Images("tar:" + folder.resolve("absent.tar"), folder.resolve("work"));
        BuiltService unbuilt = BuiltService.of(folder.resolve("checkout"), "dispatch");

        assertThatThrownBy(() -> nowhere.write(service, "linli/intake:1", folder.resolve("image.tar")))
                .hasMessageContaining("absent.tar")
                .hasMessageContaining("deploy/image/base.sh");
        assertThatThrownBy(() -> write("image", unbuilt)).hasMessageContaining("dispatch-service is not built");
        assertThat(folder.resolve("image.tar")).doesNotExist();
    }

    private String write(String name, BuiltService of) {
        return new Images("tar:" + base, folder.resolve("work-" + name))
                .write(of, "linli/intake:1", folder.resolve(name + ".tar"));
    }

    private BuiltService built(String checkout, String time) throws IOException {
        BuiltService built = BuiltService.of(folder.resolve(checkout), "intake");
        for (String each : FILES) {
            Path file = built.directory().resolve(each);
            Files.createDirectories(file.getParent());
            Files.writeString(file, each);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
        }
        Files.write(
                built.directory().resolve("quarkus-app-dependencies.txt"),
                List.of(
                        "org.example:runner::jar:1",
                        "org.example:library:linux:jar:1",
                        "org.example:not-packed::jar:1"));
        return built;
    }

    private Path smallBase() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("base"));
        Files.writeString(directory.resolve("java"), "a runtime");
        run(directory, "tar", "-cf", "layer.tar", "java");
        String digest = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(directory.resolve("layer.tar"))));
        Files.writeString(directory.resolve("config.json"), """
                {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
                """.formatted(digest));
        Files.writeString(
                directory.resolve("manifest.json"),
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"b:1\"],\"Layers\":[\"layer.tar\"]}]");
        run(directory, "tar", "-cf", "base.tar", "config.json", "layer.tar", "manifest.json");
        return directory.resolve("base.tar");
    }

    private JsonNode config(String name) throws Exception {
        Path directory = Files.createDirectories(folder.resolve(name + "-files"));
        run(directory, "tar", "-xf", folder.resolve(name + ".tar").toString());
        return json.readTree(directory.resolve("config.json").toFile());
    }

    private List<String> layers(String name) throws Exception {
        List<String> digests = new ArrayList<>();
        config(name).path("rootfs").path("diff_ids").forEach(each -> digests.add(each.asText()));
        return digests;
    }

    private static void run(Path directory, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(Stream.of(command).toList().toString()).isZero();
    }
}
