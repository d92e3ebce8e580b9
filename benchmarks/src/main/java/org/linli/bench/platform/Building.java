package org.linli.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Sees to it that what is measured is what stands in the sources. */
final class Building {

    private static final List<String> SERVICES = List.of(
            "intake-service", "dispatch-service", "reporting-service", "volunteer-service", "elderly-care-service");
    private static final List<String> SHARED = List.of("service-kit", "city-pack");

    private final Path project;

    Building(Path project) {
        this.project = project;
    }

    /** Builds the services when one of them is missing or older than its sources. */
    void ensure() {
        if (SERVICES.stream().allMatch(this::isCurrent)) {
            return;
        }
        System.out.println("building the services");
        List<String> command = List.of(
                project.resolve("mvnw").toString(),
                "-B",
                "-q",
                "-DskipTests",
                "-am",
                "-pl",
                String.join(",", SERVICES),
                "package");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("the services cannot be built");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private boolean isCurrent(String service) {
        Path jar = project.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            return false;
        }
        FileTime built = lastChange(jar);
        return Stream.concat(Stream.of(service), SHARED.stream())
                .map(module -> project.resolve(module).resolve("src/main"))
                .filter(Files::isDirectory)
                .noneMatch(sources -> hasFileSince(sources, built));
    }

    private static boolean hasFileSince(Path sources, FileTime built) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> lastChange(file).compareTo(built) > 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + sources, unreadable);
        }
    }

    private static FileTime lastChange(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read " + file, gone);
        }
    }
}
