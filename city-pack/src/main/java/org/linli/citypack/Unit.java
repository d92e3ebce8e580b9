package org.linli.citypack;

import org.jspecify.annotations.Nullable;

/**
 * Whoever can be responsible (units.csv).
 *
 * @param parent the unit above, if any
 * @param kind {@code department}, {@code street-office}, {@code community}, {@code property} or {@code organisation}
 * @param area what it looks after; null = the whole city
 */
public record Unit(
        String code,
        @Nullable String parent,
        String kind,
        String nameZh,
        String nameEn,
        @Nullable String area) {}
