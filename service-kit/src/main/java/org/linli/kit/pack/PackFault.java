package org.linli.kit.pack;

/**
 * One thing that is wrong in a pack.
 *
 * @param file path inside the pack
 * @param line from 1; 0 when the fault is of the file as a whole
 * @param rule id, as the format's documentation lists it
 * @param value what was found, at most 200 characters
 * @param warning true when it does not stop the pack
 */
public record PackFault(String file, int line, String rule, String value, boolean warning, String zh, String en) {}
