package org.linli.dispatch.casefile;

import java.util.Set;

/**
 * What the guards of a case's table look at.
 *
 * @param subject who acts
 * @param handlers everybody who took, handled or reported an order of the case
 * @param given what comes with the action; when only asking what is possible, everything
 */
public record CaseContext(CaseFile file, String subject, Set<String> handlers, Set<Given> given) {

    /** What an action may have to bring. */
    public enum Given {
        CONDITION,
        AUTOMATIC_CONDITION,
        REASON,
        LEAD,
        RULE,
        EVIDENCE
    }

    public static CaseContext of(CaseFile file, String subject, Given... given) {
        return new CaseContext(file, subject, Set.of(), Set.of(given));
    }

    /** For asking what somebody could do, whatever they would bring. */
    public static CaseContext asking(CaseFile file, String subject, Set<String> handlers) {
        return new CaseContext(file, subject, handlers, Set.of(Given.values()));
    }
}
