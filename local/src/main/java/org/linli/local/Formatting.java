package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the sources are formatted, asked before anything long is begun: the last module may be the one that is not. */
final class Formatting {

    private static final String VIOLATED = "had format violations";
    private static final Pattern FILE = Pattern.compile("\\[ERROR\\] +(\\S*/)?(\\S+\\.java)");
    private static final int NAMED = 5;

    private final Layout layout;

    Formatting(Layout layout) {
        this.layout = layout;
    }

    /**
     * Checks every module that Maven would build with these options, in some seconds.
     *
     * @throws Trouble naming the files and what mends them
     */
    void require(List<String> options, Map<String, String> environment) {
        var log = layout.place("formatting").log();
        var command = new ArrayList<>(List.of(
                layout.project().resolve("mvnw").toString(),
                "-B",
                "-q",
                "-Dstyle.color=never",
                "--fail-at-end",
                "spotless:check"));
        command.addAll(Tests.threads(options));
        command.addAll(options);
        try {
            Commands.run(command, environment, layout.project(), log, "the formatting could not be checked");
        } catch (Trouble failed) {
            throw explained(read(log), failed);
        }
    }

    /** One line for files that are not formatted; anything else that stopped Maven is shown as it is. */
    static Trouble explained(String log, Trouble failed) {
        if (!log.contains(VIOLATED)) {
            return failed;
        }
        var files = FILE.matcher(log)
                .results()
                .map(found -> found.group(2))
                .distinct()
                .toList();
        var named = files.size() > NAMED ? List.of(files.size() + " files") : files;
        return new Trouble("not formatted: " + String.join(", ", named) + "; ./mvnw spotless:apply mends it");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
