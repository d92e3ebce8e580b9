package org.linli.dispatch.registry;

/**
 * An area as dispatch knows it.
 *
 * @param path codes from the city down, joined by dots
 * @param fullName 泊桥区古渡街道文庙社区第一网格; in English from the small to the large; without the city
 */
public record AreaRef(String code, String path, Wording name, Wording fullName) {}
