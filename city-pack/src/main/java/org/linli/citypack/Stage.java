package org.linli.citypack;

/**
 * A stage of a filing condition.
 *
 * @param from {@code filed}, or {@code previous} for the due time of the stage before
 */
public record Stage(String code, String nameZh, String nameEn, String from, Span span) {}
