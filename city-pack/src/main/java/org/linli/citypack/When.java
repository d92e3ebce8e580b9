package org.linli.citypack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a routing rule holds: all that is given must hold, within a list one is enough. An empty list = not given.
 *
 * @param streets segment codes; {@code *} = any segment
 * @param hours from included, to not; may pass midnight (from later than to); null = any time
 * @param days {@code mon} … {@code sun}, {@code workday}, {@code holiday}
 */
public record When(
        List<String> categories,
        List<String> areas,
        List<String> streets,
        @Nullable TimeSpan hours,
        List<String> days) {}
