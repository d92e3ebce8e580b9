package org.linli.care.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.risk.RiskLevel;

/**
 * Nobody opened on a visit, as its row.
 *
 * @param raisedAt when nobody opened, by the device's time
 * @param handOverBy when dispatch gets it at the latest
 * @param outcome how it ended
 */
record Alarm(
        UUID id,
        long version,
        AlarmState state,
        String visitId,
        UUID elder,
        String areaCode,
        String areaPath,
        RiskLevel level,
        @Nullable String carerSubject,
        Instant raisedAt,
        Instant handOverBy,
        @Nullable Instant handedOverAt,
        @Nullable UUID caseId,
        @Nullable String outcome,
        @Nullable Instant endedAt) {}
