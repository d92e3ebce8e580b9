package org.linli.reporting.indicator;

/** A text in both languages. */
public record Words(String zh, String en) {}
