package org.linli.local;

import java.util.List;

/** How a JVM is told to use an AOT cache, in `up` and in images alike. */
public final class AotOptions {

    /** Of caches it says only what keeps it from starting quicker for good. */
    static final String QUIET = "-Xlog:aot*=error";

    private AotOptions() {}

    /**
     * Reads it where it was written for, as the pages of the file they are: those the kernel may drop and replicas on a node
     * share, and none of them has to be rewritten for another address. That leaves some 50 MB less that are the process's own.
     * The price is that the address of classes' metadata can be guessed, which matters to native code only.
     */
    public static List<String> reading(String cache) {
        return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:AOTCache=" + cache, QUIET);
    }
}
