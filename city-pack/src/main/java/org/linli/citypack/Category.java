package org.linli.citypack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category (categories.csv).
 *
 * @param parent null on level 1
 * @param path codes from level 1 down to this category, joined by {@code .}
 * @param level 1–3; 3 are the leaves
 * @param taxonomies codes of the taxonomies that a leaf belongs to
 */
public record Category(
        String code,
        @Nullable String parent,
        String path,
        int level,
        String nameZh,
        String nameEn,
        List<String> taxonomies) {}
