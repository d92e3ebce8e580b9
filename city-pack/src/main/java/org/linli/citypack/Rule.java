package org.linli.citypack;

import java.util.List;

/**
 * A routing rule (routing.yaml); the first that matches wins.
 *
 * @param lead unit code or relative reference
 * @param supporting unit codes and relative references
 */
public record Rule(
        String code,
        String reasonZh,
        String reasonEn,
        When when,
        String lead,
        List<String> supporting,
        boolean automatic) {}
