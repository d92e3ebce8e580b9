package org.linli.intake.category;

import org.jspecify.annotations.Nullable;

/** A member of one of the four lists: disorder 乱, hazard 患, grievance 怨, wish 盼. */
record Taxonomy(
        String code, String list, String nameZh, @Nullable String nameEn) {}
