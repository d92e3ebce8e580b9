package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestsTest {

    private final Tests tests = new Tests(Layout.standard(Path.of("")));

    @Test
    void twoModulesAreTestedAtOnceUnlessAnotherNumberIsAskedFor() {
        assertThat(tests.command(List.of(), false)).containsSequence("--threads", "2");
        assertThat(tests.command(List.of("-T", "1"), false))
                .doesNotContain("--threads")
                .endsWith("-T", "1");
    }

    @Test
    void oneModuleAtATimeUsesABrokerThatIsGivenForAll() {
        assertThat(tests.command(List.of(), true)).doesNotContain("--threads");
    }
}
