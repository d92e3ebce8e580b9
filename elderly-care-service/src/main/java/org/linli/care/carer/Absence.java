package org.linli.care.carer;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a carer does not come, and why: {@code ill}, {@code leave} or {@code training}. */
@Schema(name = "CarerAbsence")
public record Absence(UUID id, String reason, Instant from, Instant to) {}
