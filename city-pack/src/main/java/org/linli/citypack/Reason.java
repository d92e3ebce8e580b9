package org.linli.citypack;

/**
 * A reason to choose from (reasons.csv).
 *
 * @param kind {@code refusal}, {@code declining}, {@code return}, {@code rework}, {@code withdrawal} or {@code redaction}
 * @param code unique with the kind
 */
public record Reason(String kind, String code, String textZh, String textEn) {}
