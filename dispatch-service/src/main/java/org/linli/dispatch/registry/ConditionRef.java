package org.linli.dispatch.registry;

import java.util.List;

/**
 * A filing condition.
 *
 * @param categoryCode where the condition stands; it meets everything below that has none of its own
 * @param automatic files by rule, no duty chief needed
 * @param urgency routine, urgent or emergency
 * @param evidence what a report back must hold: photo-before, photo-after, document, measurement, signature, reply
 * @param closing what must be so before the case may be closed
 */
public record ConditionRef(
        String code,
        String categoryCode,
        Wording text,
        boolean automatic,
        String urgency,
        List<String> evidence,
        Wording closing) {}
