package org.linli.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessorSharesTest {

    @Test
    void aBusyMachineIsSaidToBeBusy() {
        assertThat(ProcessorShares.warning(Stream.of(Map.of("pg", 1.0, "others", 0.05), Map.of("others", 0.57))))
                .contains("up to 0.57 cores");
    }

    @Test
    void aQuietMachineIsNotMentioned() {
        assertThat(ProcessorShares.warning(Stream.of(Map.of("pg", 1.0, "others", 0.05), Map.of("pg", 1.0))))
                .isEmpty();
    }
}
