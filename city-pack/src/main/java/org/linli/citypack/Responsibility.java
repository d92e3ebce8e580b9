package org.linli.citypack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the responsibility list (responsibilities.csv).
 *
 * @param area only there and below; null = the whole city
 * @param automatic true: a case is dispatched at once; false: a proposal for the dispatcher
 */
public record Responsibility(
        String code,
        String itemZh,
        String category,
        @Nullable String area,
        String leadUnit,
        List<String> supportingUnits,
        boolean automatic,
        String basis) {}
