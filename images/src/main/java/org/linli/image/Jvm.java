package org.linli.image;

import java.util.List;

/** How the JVM runs in a container, where it is alone. */
final class Jvm {

    static final List<String> OPTIONS = List.of(
            // One heap of some hundred megabytes: the plainest collector needs least beside it.
            "-XX:+UseSerialGC",
            // The rest is classes, compiled code, threads' stacks and buffers.
            "-XX:MaxRAMPercentage=60",
            // A service without memory is started anew rather than half dead.
            "-XX:+ExitOnOutOfMemoryError",
            // What the start and the compiler took is given back.
            "-XX:TrimNativeHeapInterval=5000",
            "-Djava.io.tmpdir=/tmp");

    private Jvm() {}
}
