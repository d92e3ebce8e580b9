package org.linli.care.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to come to a visit when, by a roster. */
@Schema(name = "RosterPlacement")
public record Proposal(
        @JsonProperty("carers") List<UUID> carers,
        @JsonProperty("starts") List<Instant> starts) {}
