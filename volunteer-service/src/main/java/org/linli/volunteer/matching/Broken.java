package org.linli.volunteer.matching;

/**
 * A hard rule that somebody does not keep, and the fact that breaks it.
 *
 * @param zh the fact, without personal data of anybody else
 * @param en the same in English
 */
public record Broken(HardRule rule, String zh, String en) {}
