package org.linli.citypack;

import java.util.List;

/**
 * A filing condition (conditions.yaml); of several for a category the first is the default.
 *
 * @param automatic files by rule
 * @param urgency {@code routine}, {@code urgent} or {@code emergency}
 * @param evidence of {@code photo-before}, {@code photo-after}, {@code document}, {@code measurement},
 *     {@code signature}, {@code reply}
 * @param responsible a hint for people: unit kind, unit code or relative reference
 * @param stages 1–10
 */
public record Condition(
        String code,
        String category,
        String textZh,
        String textEn,
        boolean automatic,
        String urgency,
        List<String> evidence,
        String closingZh,
        String closingEn,
        String responsible,
        List<Stage> stages) {}
