package org.linli.dispatch.registry;

/**
 * A category as dispatch knows it.
 *
 * @param path codes from level 1 down, joined by dots
 * @param fullName names from level 1 down
 */
public record CategoryRef(String code, String path, Wording name, Wording fullName) {}
