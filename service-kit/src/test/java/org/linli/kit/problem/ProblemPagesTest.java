package org.linli.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemPagesTest {

    @Test
    void aTypeHasItsOwnSectionAndNothingOfTheNext() {
        String page = ProblemPages.of("stale").orElseThrow();

        assertThat(page).startsWith("## `stale`\n412 · ").contains("If-Match").doesNotContain("too-large");
    }

    @Test
    void theLastSectionGoesToTheEnd() {
        String all = ProblemPages.all();
        String last = all.substring(all.lastIndexOf("\n## `") + "\n## `".length());

        String page = ProblemPages.of(last.substring(0, last.indexOf('`'))).orElseThrow();

        assertThat(page).startsWith("## `").endsWith("\n").isEqualTo("## `" + last);
    }

    @Test
    void whatIsNoTypeHasNoPage() {
        assertThat(ProblemPages.of("nothing")).isEmpty();
        assertThat(ProblemPages.of("stal")).isEmpty();
        assertThat(ProblemPages.of("")).isEmpty();
    }
}
