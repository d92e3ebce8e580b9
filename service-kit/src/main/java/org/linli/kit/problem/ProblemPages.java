package org.linli.kit.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What {@code docs/problems.md} says of each problem type, for whoever meets one; it comes with the kit. */
public final class ProblemPages {

    private static final String HEADING = "\n## ";
    private static final String PAGE = read();

    private ProblemPages() {}

    /** The whole page, Markdown. */
    public static String all() {
        return PAGE;
    }

    /** The section of one type, from its heading on; empty for a type that there is not. */
    public static Optional<String> of(String slug) {
        String heading = HEADING + "`" + slug + "`\n";
        int begin = PAGE.indexOf(heading);
        if (begin < 0) {
            return Optional.empty();
        }
        int end = PAGE.indexOf(HEADING, begin + heading.length());
        return Optional.of(PAGE.substring(begin + 1, end < 0 ? PAGE.length() : end + 1));
    }

    private static String read() {
        try (InputStream page = ProblemPages.class.getResourceAsStream("problems.md")) {
            if (page == null) {
                throw new IllegalStateException("the page of problems did not come with the kit");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
