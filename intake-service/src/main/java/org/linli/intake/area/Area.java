package org.linli.intake.area;

import org.jspecify.annotations.Nullable;

/**
 * One area as it stands now.
 *
 * @param path codes from the city down, joined by dots
 * @param level city, district, subdistrict, community, grid or building
 */
public record Area(
        String code,
        @Nullable String parent,
        String path,
        String level,
        String nameZh,
        @Nullable String nameEn,
        boolean retired) {

    public boolean isGrid() {
        return level.equals("grid");
    }
}
