package org.linli.volunteer.timebank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Minutes the desk gave to somebody.
 *
 * @param month its first day, in the city's zone
 */
record Grant(
        UUID id,
        UUID person,
        int minutes,
        int fromDonations,
        int fromReserve,
        LocalDate month,
        String reason,
        String grantedBy,
        Instant grantedAt) {}
