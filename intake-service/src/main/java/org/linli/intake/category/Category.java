package org.linli.intake.category;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One category as it stands now.
 *
 * @param path codes from level 1 down, joined by dots
 * @param level 1–3; 3 is a leaf
 * @param taxonomies members of the four lists it belongs to
 * @param questions its own; those of its ancestors are asked too
 */
public record Category(
        String code,
        @Nullable String parent,
        String path,
        int level,
        String nameZh,
        @Nullable String nameEn,
        List<String> taxonomies,
        List<Question> questions,
        boolean retired,
        int revision) {

    public boolean isLeaf() {
        return level == 3;
    }
}
