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
        assertThat(ProblemPages.of("photo-busy").orElseThrow()).endsWith("重传。\n");
    }

    @Test
    void whatIsNoTypeHasNoPage() {
        assertThat(ProblemPages.of("nothing")).isEmpty();
        assertThat(ProblemPages.of("stal")).isEmpty();
        assertThat(ProblemPages.of("")).isEmpty();
    }
}
