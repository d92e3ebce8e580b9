package org.linli.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void anOptionThatACommandDoesNotHaveIsRefusedByName() {
        assertThatThrownBy(() -> Main.refuseUnknown("down", List.of("--wipe", "--help")))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("down has no option --help");
        assertThatThrownBy(() -> Main.refuseUnknown("up", List.of("--wipe"))).isInstanceOf(Trouble.class);
    }

    @Test
    void whatACommandHasIsTakenAndTestsHandOnEverything() {
        assertThatCode(() -> Main.refuseUnknown("down", List.of("--wipe"))).doesNotThrowAnyException();
        assertThatCode(() -> Main.refuseUnknown("test", List.of("-pl", "local")))
                .doesNotThrowAnyException();
    }
}
