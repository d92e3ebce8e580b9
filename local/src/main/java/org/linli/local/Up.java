package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./linli up}: from a checkout to a running platform with a city in it. */
final class Up {

    private final Layout layout;
    private final Platform platform;

    Up(Layout layout) {
        this.layout = layout;
        this.platform = Platform.standing(layout);
    }

    void run() {
        Preconditions.check(platform);
        build();
        platform.start();
        loadCity();
        playDemo();
        sayWhatNow();
    }

    private void build() {
        var known = layout.home().resolve("built");
        var fingerprint = Sources.fingerprint(layout.project());
        if (fingerprint.equals(read(known)) && platform.services().stream().allMatch(Service::isBuilt)) {
            Console.say("nothing has changed since the last build");
            return;
        }
        if (platform.services().stream().anyMatch(Service::isAlive)) {
            // A running service loads classes from the very jars that the build replaces.
            Console.say("stopping the services, because their sources changed");
            platform.services().forEach(Service::stop);
        }
        new Maven(layout)
                .run(
                        "building; the first time takes some minutes",
                        List.of("-DskipTests", "-am", "-pl", String.join(",", modules()), "package"));
        write(known, fingerprint);
    }

    private List<String> modules() {
        var all = read(layout.project().resolve("pom.xml"));
        return Stream.concat(ServiceModules.SERVICES.stream().map(ServiceModules::of), Stream.of("cli"))
                .filter(module -> all.contains("<module>" + module + "</module>"))
                .toList();
    }

    /** Remembered in the platform's directory and so forgotten with its data; loading twice would change nothing. */
    private void loadCity() {
        once(
                "city-loaded",
                "loading the sample city",
                List.of("city", "load", layout.city().toString()));
    }

    private void playDemo() {
        once(
                "demo-played",
                "playing one case from report to closing, one need of volunteers, and one visit where nobody opens",
                List.of("demo"));
    }

    private void once(String marker, String what, List<String> arguments) {
        var file = layout.home().resolve(marker);
        if (Files.exists(file)) {
            return;
        }
        var command = cli(arguments);
        if (command.isEmpty()) {
            Console.say("left out: " + what + " (the module cli is not built)");
            return;
        }
        Console.say(what);
        if (Commands.runHere(command, platform.addresses(), layout.project()) != 0) {
            throw new Trouble(what + " failed; the platform is running, try ./linli " + String.join(" ", arguments));
        }
        write(file, "done\n");
    }

    private List<String> cli(List<String> arguments) {
        var classes = layout.project().resolve("cli/target/classes");
        var classPath = layout.project().resolve("cli/target/cli.classpath");
        if (!Files.exists(classPath)) {
            return List.of();
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(java, "-cp", classes + ":" + read(classPath), "org.linli.cli.Main"),
                        arguments.stream())
                .toList();
    }

    private void sayWhatNow() {
        Console.say("ready");
        System.out.println();
        System.out.println("Open");
        platform.services()
                .forEach(each -> System.out.printf(
                        "  %-10s %s/q/swagger-ui   %s/q/health%n", each.name(), each.url(), each.url()));
        System.out.printf("  %-10s %s%n", "keycloak", platform.issuer());
        System.out.println("     log in as any username of " + layout.project().relativize(layout.city())
                + "/logins.csv; the password is linli-<username>");
        System.out.println("Try");
        System.out.println(
                "  ./linli demo              one case, seven people, from report to closing; one need of volunteers; one shut door");
        System.out.println("  ./linli replay FILE.csv   a city's past messages");
        System.out.println("  ./linli status            what runs   (logs: .linli/logs)");
        System.out.println("  ./linli down              stop; --wipe forgets the data too");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).trim() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
