package org.linli.care.elder;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of somebody.
 *
 * @param idNumber in full
 * @param matter phones in full, theirs and their contacts'
 * @param others rows of every further table that refers to them, by table; what is sealed there is left out
 */
@Schema(name = "ElderOwnData")
public record ElderOwnData(
        Instant exportedAt,
        ElderView elder,
        @Nullable String idNumber,
        ElderMatter matter,
        @Schema(type = SchemaType.OBJECT) Map<String, List<JsonNode>> others) {

    /** Personal data from end to end: what gets into a log says who, and nothing else. */
    @Override
    public String toString() {
        return "ElderOwnData[" + elder.id() + "]";
    }
}
