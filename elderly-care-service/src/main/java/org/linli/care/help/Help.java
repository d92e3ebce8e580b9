package org.linli.care.help;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The help with a visit, as its row.
 *
 * @param skills one of these groups, whole; none: anybody
 * @param minutes of service, of each who helps
 * @param needVersion the latest event heard of the need
 */
record Help(
        String visitId,
        long version,
        HelpState state,
        List<List<String>> skills,
        int places,
        int minutes,
        String urgency,
        Instant wantedAt,
        @Nullable Instant servedAt,
        @Nullable Instant endedAt,
        @Nullable String reasonCode,
        @Nullable Integer servedMinutes,
        long needVersion) {}
