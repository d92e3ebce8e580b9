package org.linli.dispatch.registry;

import org.jspecify.annotations.Nullable;

/**
 * A category, as intake told it last.
 *
 * @param path codes from level 1 down, joined by dots
 * @param level 1–3
 */
public record Category(String code, @Nullable String parent, String path, int level, Wording name, boolean retired) {}
