package org.linli.care.round;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a list. @param unchanged rows that said nothing new */
@Schema(name = "Round")
public record RoundView(UUID id, String area, int rows, int registered, int changed, int unchanged, Instant sentAt) {}
