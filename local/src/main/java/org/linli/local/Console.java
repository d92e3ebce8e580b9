package org.linli.local;

import java.time.Duration;
import java.time.Instant;

/** What the person at the terminal sees: one line a step, with the seconds since the beginning. */
final class Console {

    private static final Instant BEGAN = Instant.now();

    private Console() {}

    static void say(String text) {
        System.out.printf("[%3d s] %s%n", Duration.between(BEGAN, Instant.now()).toSeconds(), text);
        System.out.flush();
    }

    /** Starts what does not run, and says so before and after. */
    static void starting(boolean running, String name, int port, Runnable start) {
        if (running) {
            say(name + " is running already (port " + port + ")");
            return;
        }
        say("starting " + name);
        start.run();
        say(name + " is ready (port " + port + ")");
    }
}
