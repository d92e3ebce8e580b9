package org.linli.citypack;

import org.jspecify.annotations.Nullable;

/**
 * An area (areas.csv).
 *
 * @param parent the area one level up; null for the city
 * @param path codes from the city down to this area, joined by {@code .}
 * @param level {@code city}, {@code district}, {@code subdistrict}, {@code community} or {@code grid}
 * @param nameEn the Chinese name where the pack gives no English one
 */
public record Area(String code, @Nullable String parent, String path, String level, String nameZh, String nameEn) {}
