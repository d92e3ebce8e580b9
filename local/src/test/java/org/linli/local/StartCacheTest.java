package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of a service of one class, with the JVM that runs this test. */
class StartCacheTest {

    private static final String MAIN = "io/quarkus/runner/GeneratedMain.class";

    @TempDir
    Path folder;

    private BuiltService service;
    private StartCache cache;

    @BeforeEach
    void aServiceIsBuilt() throws Exception {
        service = BuiltService.of(folder, "intake");
        var source = folder.resolve("GeneratedMain.java");
        Files.writeString(source, """
                package io.quarkus.runner;
                public class GeneratedMain { public static void main(String[] none) { System.out.print("started"); } }
                """);
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null, null, null, "-d", folder.resolve("classes").toString(), source.toString()))
                .isZero();
        jar("quarkus/generated-bytecode.jar");
        for (var each : List.of("app", "lib/boot", "lib/main")) {
            Files.createDirectories(service.directory().resolve(each));
        }
        cache = new StartCache(service, folder.resolve("aot"));
    }

    @Test
    void oneStartRecordsAndLaterStartsReadWhatWasMadeOfIt() throws Exception {
        assertThat(cache.reading()).as("before the first start").isEmpty();

        run(cache.recording());

        assertThat(cache.isRecorded() && cache.isRecording()).isTrue();
        assertThat(cache.makeOf(command(List.of()))).isTrue();
        assertThat(cache.isRecorded() || cache.isRecording()).as("used up").isFalse();
        assertThat(cache.reading()).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        assertThat(run(with(cache.reading(), "-Xlog:class+load")))
                .contains("started")
                .containsPattern("io.quarkus.runner.GeneratedMain source: shared objects file");
    }

    @Test
    void theFirstStartOfABuildIsNotWorthRecording() throws Exception {
        assertThat(cache.isWorthwhile()).isFalse();
        assertThat(cache.isWorthwhile()).as("the same again").isTrue();

        Files.setLastModifiedTime(
                service.directory().resolve("quarkus/generated-bytecode.jar"), FileTime.from(Instant.EPOCH));

        assertThat(cache.isWorthwhile()).as("another build").isFalse();
    }

    @Test
    void aCacheOfOtherArchivesIsNotRead() throws Exception {
        make();
        var archive = service.directory().resolve("quarkus/generated-bytecode.jar");

        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));

        assertThat(cache.isCurrent()).isFalse();
        assertThat(run(cache.reading())).isEqualTo("started");
    }

    @Test
    void aBrokenCacheKeepsNoServiceFromStarting() throws Exception {
        make();
        var file = folder.resolve("aot/intake.aot");

        for (var broken : List.of(new byte[0], "no cache at all".getBytes(StandardCharsets.UTF_8), half(file))) {
            Files.write(file, broken);

            assertThat(run(cache.reading())).endsWith("started");
        }
    }

    @Test
    void whatCannotBeMadeIsForgotten() throws Exception {
        run(cache.recording());
        Files.writeString(folder.resolve("aot/intake.recorded"), "half a recording");

        assertThat(cache.makeOf(command(List.of()))).isFalse();

        assertThat(cache.isRecorded()).isFalse();
        assertThat(cache.reading()).isEmpty();
    }

    private void make() throws Exception {
        run(cache.recording());
        assertThat(cache.makeOf(command(List.of()))).isTrue();
    }

    private static byte[] half(Path file) throws IOException {
        var all = Files.readAllBytes(file);
        return java.util.Arrays.copyOf(all, all.length / 2);
    }

    private void jar(String name) throws IOException {
        var file = service.directory().resolve(name);
        Files.createDirectories(file.getParent());
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(MAIN));
            Files.copy(folder.resolve("classes").resolve(MAIN), jar);
        }
    }

    private List<String> command(List<String> options) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(service.arguments(service.directory().toString()));
        // Quarkus's own log manager is not among the archives of this service.
        command.removeIf(each -> each.startsWith("-Djava.util.logging.manager"));
        return command;
    }

    private static List<String> with(List<String> options, String another) {
        var all = new ArrayList<>(options);
        all.add(another);
        return all;
    }

    private String run(List<String> options) throws Exception {
        var process =
                new ProcessBuilder(command(options)).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.replaceAll("Picked up JAVA_TOOL_OPTIONS.*\\n", "").strip();
    }
}
