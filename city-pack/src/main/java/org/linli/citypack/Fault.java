package org.linli.citypack;

/**
 * One thing that is wrong in a pack.
 *
 * @param file path inside the pack
 * @param line from 1: where the CSV record, YAML entry or GeoJSON feature starts; 0 when the fault is of the file as a
 *     whole
 * @param rule id, as docs/city-pack.md lists it, e.g. {@code areas.parent-unknown}
 * @param value what was found, at most 200 characters; "…" in place of a person's name, number or phone
 * @param warning true when it does not stop the pack
 * @param zh what is wrong, in Chinese
 * @param en what is wrong, in English
 */
public record Fault(String file, int line, String rule, String value, boolean warning, String zh, String en) {}
