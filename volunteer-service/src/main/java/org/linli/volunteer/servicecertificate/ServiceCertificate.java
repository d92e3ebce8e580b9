package org.linli.volunteer.servicecertificate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of service as its row.
 *
 * @param record what it says, for ever
 * @param revokedAt null: it stands
 */
record ServiceCertificate(
        ServiceRecord record,
        UUID person,
        ServiceCertificateState state,
        @Nullable Instant revokedAt) {}
