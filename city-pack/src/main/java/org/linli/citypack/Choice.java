package org.linli.citypack;

/** One of the answers to choose from. */
public record Choice(String code, String zh, String en) {}
