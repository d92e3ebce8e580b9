package org.linli.dispatch.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.linli.kit.setting.InRange;

/** Settings below {@code linli.dispatch.unit-topics}; they count when a topic is made, not afterwards. */
@ConfigMapping(prefix = "linli.dispatch.unit-topics")
public interface UnitTopicsSettings {

    /** Partitions of a unit's topic; one keeps all its orders in one sequence. */
    @WithDefault("1")
    @InRange(from = 1, to = 100)
    int partitions();

    /** Copies of a topic; -1 leaves it to the broker. */
    @WithDefault("-1")
    @InRange(from = -1, to = 10)
    short replication();

    /** How long orders stay on their topics. */
    @WithDefault("P90D")
    Duration retention();

    /** The first pause after a failed attempt; doubled up to the longest. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("30s")
    Duration longestPause();

    /** How long Kafka may take to answer before an attempt has failed. */
    @WithDefault("10s")
    Duration answerWithin();
}
