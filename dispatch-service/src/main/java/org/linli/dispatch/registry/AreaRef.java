package org.linli.dispatch.registry;

/**
 * An area as dispatch knows it.
 *
 * @param path codes from the city down, joined by dots
 * @param fullName names from below the city down: 北桥区 · 幸福街道 · 第七网格
 */
public record AreaRef(String code, String path, Wording name, Wording fullName) {}
