package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service as Quarkus packed it, and how the JVM runs it.
 *
 * <p>All of it stands on the JVM's own class path. Quarkus would load it with a class loader of its own, whose classes no AOT
 * cache can hold.
 */
public final class BuiltService {

    /** What Quarkus rewrote takes the place of what it was made from, so it comes first. */
    private static final List<String> GENERATED =
            List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar");

    private static final List<String> LIBRARIES = List.of("lib/boot", "lib/main");

    private final String name;
    private final Path directory;

    private BuiltService(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    /**
     * The service as it was built last in this checkout.
     *
     * @param name {@code intake}, {@code dispatch}, {@code reporting}, {@code volunteer} or {@code care}
     */
    public static BuiltService of(Path project, String name) {
        return new BuiltService(name, project.resolve(ServiceModules.of(name)).resolve("target/quarkus-app"));
    }

    /** All services of this checkout, in the order of their ports. */
    public static List<BuiltService> all(Path project) {
        return ServiceModules.SERVICES.stream().map(name -> of(project, name)).toList();
    }

    /** {@code intake}, {@code dispatch}, {@code reporting}, {@code volunteer} or {@code care}. */
    public String name() {
        return name;
    }

    /** The module it is built in, and the name of its image: {@code intake-service}. */
    public String module() {
        return ServiceModules.of(name);
    }

    /** Where its files are. */
    public Path directory() {
        return directory;
    }

    /** Whether it has been built. */
    public boolean exists() {
        return Files.exists(directory.resolve(GENERATED.getLast())) && Files.isDirectory(directory.resolve("lib/main"));
    }

    /** What Quarkus made at build time, relative to the directory, in the order of the class path. */
    public List<String> generated() {
        return GENERATED.stream()
                .filter(each -> Files.exists(directory.resolve(each)))
                .toList();
    }

    /** The service's own classes, relative to the directory. */
    public List<String> own() {
        return jars("app");
    }

    /** What others wrote, and what services share; relative to the directory, in the order of the class path. */
    public List<String> libraries() {
        return LIBRARIES.stream().flatMap(each -> jars(each).stream()).toList();
    }

    /** The class path, of absolute names below the given directory. */
    public String classPath(String at) {
        return Stream.of(generated(), own(), libraries())
                .flatMap(List::stream)
                .map(each -> at + "/" + each)
                .collect(Collectors.joining(":"));
    }

    /**
     * What the JVM is told to run the service, whatever it has for memory.
     *
     * @param at the directory where its files are when it runs
     */
    public List<String> arguments(String at) {
        var all = new ArrayList<>(List.of(
                "-Duser.timezone=UTC",
                // As the manifest of Quarkus's own archive asks.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        all.addAll(List.of("-cp", classPath(at), "io.quarkus.runner.GeneratedMain"));
        return all;
    }

    private List<String> jars(String folder) {
        try (var files = Files.list(directory.resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName())
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(name + " is not built: " + directory, missing);
        }
    }
}
