package org.linli.dispatch.answerable;

import org.jspecify.annotations.Nullable;
import org.linli.dispatch.registry.Wording;

/** Somebody who answers for a place, as the table of postings holds it. */
record PersonAtPost(
        String postingId,
        String role,
        Wording title,
        String name,
        @Nullable String phone,
        String area,
        @Nullable String unit) {}
