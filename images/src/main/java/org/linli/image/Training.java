package org.linli.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.linli.local.Service;

/**
 * Makes the AOT cache of an image: unpacks it, lets the service start once with the Java and the archives in it, and has that
 * Java make a cache of what it recorded. The JVM compares archives by size and time, and both are the image's.
 */
final class Training {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path directory;
    private final Path root;

    /** @param directory an empty one; whoever made it removes it */
    Training(Path directory) {
        this.directory = directory;
        this.root = directory.resolve("root");
    }

    /**
     * @param image as a file
     * @param as whose settings and port it starts with; database, broker and issuer must run
     */
    Path cache(Path image, Service as) {
        try {
            JsonNode config = unpack(image);
            Path recorded = directory.resolve("recorded");
            Path cache = directory.resolve("service.aot");
            List<String> command = command(config);
            record(with(command, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded), as);
            Process making = started(
                    with(command, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + cache),
                    Map.of());
            if (!making.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || making.exitValue() != 0) {
                making.destroyForcibly();
                throw failed("no cache was made");
            }
            return cache;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot train " + image, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void record(List<String> command, Service as) throws IOException, InterruptedException {
        Process service = started(command, as.environment());
        try {
            Instant until = Instant.now().plus(PATIENCE);
            while (!as.isReady()) {
                if (!service.isAlive() || Instant.now().isAfter(until)) {
                    throw failed("it does not become ready");
                }
                service.waitFor(200, TimeUnit.MILLISECONDS);
            }
            service.destroy();
            if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("it does not end");
            }
        } finally {
            service.destroyForcibly();
        }
    }

    private JsonNode unpack(Path image) throws IOException, InterruptedException {
        Path layers = Files.createDirectories(directory.resolve("layers"));
        Files.createDirectories(root);
        run("tar", "-xf", image.toString(), "-C", layers.toString());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(layers.resolve("manifest.json").toFile()).path(0);
        for (JsonNode layer : manifest.path("Layers")) {
            run(
                    "tar",
                    "-xz",
                    "--warning=no-unknown-keyword",
                    "-f",
                    layers.resolve(layer.asText()).toString(),
                    "-C",
                    root.toString());
        }
        return json.readTree(layers.resolve(manifest.path("Config").asText()).toFile())
                .path("config");
    }

    /** As its entry point says, but outside of the image: the JVM does not mind where a whole class path was moved to. */
    private List<String> command(JsonNode config) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(config).toString()));
        for (String file : List.of(ServiceImage.JVM, ServiceImage.SERVICE)) {
            for (String line : Files.readAllLines(root.resolve(file.substring(1)))) {
                command.add(line.replace(ServiceImage.HOME + "/", root + ServiceImage.HOME + "/"));
            }
        }
        return command;
    }

    private Path java(JsonNode config) {
        return config.path("Env")
                .valueStream()
                .map(JsonNode::asText)
                .filter(each -> each.startsWith("PATH="))
                .flatMap(path -> Stream.of(path.substring("PATH=".length()).split(":")))
                .map(folder -> root.resolve(folder.substring(1)).resolve("java"))
                .filter(this::isOfTheImage)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no cache can be made: the base image has no java of its own on its PATH"));
    }

    /** A link in an image may lead to a Java of this machine, whose cache would be of no use to the image's. */
    private boolean isOfTheImage(Path java) {
        try {
            return Files.isExecutable(java) && java.toRealPath().startsWith(root.toRealPath());
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    private List<String> with(List<String> command, String... options) {
        List<String> all = new ArrayList<>(command);
        // A heap above 32 GB would have other addresses than any container's.
        all.addAll(all.indexOf("-cp"), List.of("-Xmx512m", "-Dquarkus.profile=local", "-Xlog:aot*=error"));
        all.addAll(all.indexOf("-cp"), List.of(options));
        return all;
    }

    private Process started(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path log() {
        return directory.resolve("log");
    }

    private IllegalStateException failed(String what) throws IOException {
        List<String> lines = Files.readAllLines(log());
        return new IllegalStateException(what + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
