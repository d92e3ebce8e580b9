package org.linli.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.linli.kit.setting.InRange;

/** Settings below {@code linli.outbox}. */
@ConfigMapping(prefix = "linli.outbox")
public interface OutboxSettings {

    /** How many lanes the keys are spread over; every replica must say the same. Changing it needs all rows sent first. */
    @WithDefault("2")
    @InRange(from = 1, to = 64)
    int lanes();

    /** At most this many rows are in flight in one lane. */
    @WithDefault("500")
    @InRange(from = 1)
    int batch();

    /** How often a lane looks although nobody woke it. */
    @WithDefault("250ms")
    Duration poll();

    /** How often a lane held by another replica is tried again. */
    @WithDefault("1s")
    Duration takeOver();

    /** How long sent rows stay, so that topics can be published again. */
    @WithDefault("P30D")
    Duration retention();

    /** After this many refusals that retrying cannot cure (too large, bad topic) a row parks its own key. */
    @WithDefault("5")
    int parkAfter();
}
