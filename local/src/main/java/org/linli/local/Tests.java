package org.linli.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./linli test}: the tests of all modules. One module's tests leave half of two cores idle, so two modules are
 * tested at once; each has a server and a broker of its own, for topics have the same names everywhere.
 */
final class Tests {

    private static final List<String> TWO_AT_ONCE = List.of("--threads", "2");
    private static final String OUTPUT_TO_FILES = "-Dmaven.test.redirectTestOutputToFile=true";

    private final Layout layout;

    Tests(Layout layout) {
        this.layout = layout;
    }

    /** @param options Maven's, which come before what is set here. @return Maven's exit code */
    int run(List<String> options) {
        var began = Instant.now();
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        Console.say("checking the formatting");
        new Formatting(layout).require(options, environment);
        Console.say("testing; what the tests print is in */target/surefire-reports/*-output.txt");
        var keycloak = new Thread(this::prepareKeycloak, "linli-keycloak");
        var previous = new Thread(() -> preparePrevious(options), "linli-previous-release");
        if (!isPart(options)) {
            keycloak.start();
            previous.start();
        }
        var code = Commands.runHere(
                command(options, System.getenv().containsKey("LINLI_PARTS_KAFKA")), environment, layout.project());
        awaitEnd(keycloak);
        awaitEnd(previous);
        Console.say("tests " + (code == 0 ? "passed" : "failed") + " after "
                + Duration.between(began, Instant.now()).toSeconds() + " s");
        return code;
    }

    /** @param sharedBroker whether a broker was given for all tests: then only one module may use it at a time */
    List<String> command(List<String> options, boolean sharedBroker) {
        var command = new ArrayList<>(List.of(layout.project().resolve("mvnw").toString(), "-B", "verify"));
        if (!sharedBroker) {
            command.addAll(threads(options));
        }
        command.add(OUTPUT_TO_FILES);
        // Asked before anything was begun.
        command.add("-Dspotless.check.skip");
        command.addAll(options);
        return command;
    }

    /** How many modules Maven works on at once, unless the options say. */
    static List<String> threads(List<String> options) {
        return options.stream().anyMatch(each -> each.startsWith("-T") || each.startsWith("--threads"))
                ? List.of()
                : TWO_AT_ONCE;
    }

    /** Whether only some modules are asked for, which may well do without Keycloak. */
    private static boolean isPart(List<String> options) {
        return options.stream().anyMatch(each -> each.startsWith("-pl") || each.startsWith("--projects"));
    }

    /** What is half built would be in the way of the next run. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The system tests come last and need it: it is built while the other tests leave room. */
    private void prepareKeycloak() {
        try {
            new KeycloakFiles(layout).prepare();
        } catch (RuntimeException failed) {
            Console.say("Keycloak is not prepared yet: " + failed.getMessage());
        }
    }

    /** So is the release before, which they run beside this one. Whether it can be had, they say. */
    private void preparePrevious(List<String> options) {
        try {
            var previous = PreviousRelease.of(layout.project());
            if (previous.missing().isEmpty()) {
                previous.built(options);
            }
        } catch (RuntimeException failed) {
            Console.say("The release before is not prepared yet: " + failed.getMessage());
        }
    }
}
