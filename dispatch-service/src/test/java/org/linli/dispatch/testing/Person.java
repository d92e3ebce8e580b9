package org.linli.dispatch.testing;

import org.linli.kit.testing.TestTokens;

/** People of the tiny city, each with postings in its pack. */
public enum Person {
    CHIEF("00000000-0000-0000-0000-0000000d1001", "duty-chief"),
    CHIEF_TOO("00000000-0000-0000-0000-0000000d1002", "duty-chief"),
    CHIEF_ELSEWHERE("00000000-0000-0000-0000-0000000d1003", "duty-chief"),
    DESK("00000000-0000-0000-0000-0000000d1004", "desk", "duty-chief"),
    DISPATCHER("00000000-0000-0000-0000-0000000d1005", "dispatcher"),
    INSPECTOR("00000000-0000-0000-0000-0000000d1006", "inspector"),
    AUDITOR("00000000-0000-0000-0000-0000000d1007", "auditor"),
    HANDLER("00000000-0000-0000-0000-0000000d1008", "unit-handler", "inspector"),
    HANDLER_TOO("00000000-0000-0000-0000-0000000d1009", "unit-handler"),
    SUPPORTER("00000000-0000-0000-0000-0000000d1010", "unit-handler"),
    DISPATCHER_ELSEWHERE("00000000-0000-0000-0000-0000000d1011", "dispatcher"),
    INSPECTOR_ELSEWHERE("00000000-0000-0000-0000-0000000d1012", "inspector"),
    ADMINISTRATOR("00000000-0000-0000-0000-0000000d1013", "administrator"),
    VOLUNTEER("00000000-0000-0000-0000-0000000d1015", "volunteer", "resident"),
    VOLUNTEER_TOO("00000000-0000-0000-0000-0000000d1016", "volunteer", "resident"),
    NOBODY("00000000-0000-0000-0000-0000000d1014", "duty-chief", "dispatcher", "inspector", "unit-handler");

    private final String subject;
    private final String[] roles;

    Person(String subject, String... roles) {
        this.subject = subject;
        this.roles = roles;
    }

    public String subject() {
        return subject;
    }

    public String token() {
        return TestTokens.of(subject, "office", roles);
    }
}
