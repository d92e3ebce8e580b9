package org.linli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. As root we start it in a user namespace of its own, where it is nobody but still
 * owns its files; where the kernel forbids that (some container runtimes), as the user nobody, to whom its directories
 * are given.
 */
final class Unprivileged {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final boolean NAMESPACE = ROOT && works("unshare", "-U", "true");
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    static List<String> command(List<String> command) {
        var all = new ArrayList<String>();
        if (NAMESPACE) {
            all.addAll(List.of("unshare", "-U"));
        } else if (ROOT) {
            all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        all.addAll(command);
        return all;
    }

    /** Makes the directory one that the server may write. */
    static void give(Path directory) {
        if (ROOT && !NAMESPACE) {
            works("chown", "-R", NOBODY + ":" + NOBODY, directory.toString());
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
