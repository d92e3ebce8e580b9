package org.linli.citypack;

import java.util.Map;

/**
 * How long each step may take (clocks.yaml).
 *
 * @param base all of {@code verification}, {@code filing}, {@code dispatching}, {@code taking}, {@code returning},
 *     {@code arbitration}, {@code checking}, {@code closing}
 * @param overrides by urgency: what differs from the base
 */
public record Clocks(Map<String, Span> base, Map<String, Map<String, Span>> overrides) {}
