package org.linli.dispatch.casefile;

import java.util.UUID;

/**
 * What began a case that no report began. The case holds no name and no address: whoever handles it reads the matter where
 * it began, with their own token.
 *
 * @param kind {@link #CARE_ALARM}
 * @param id of the thing in the service where it began
 * @param service that serves {@code path}
 */
public record Origin(String kind, UUID id, String service, String path) {

    /** A door that stayed shut on a visit of home care. */
    public static final String CARE_ALARM = "care-alarm";

    static Origin ofAlarm(UUID alarm) {
        return new Origin(CARE_ALARM, alarm, "elderly-care", "/v1/alarms/" + alarm + "/matter");
    }
}
