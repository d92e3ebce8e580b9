package org.linli.volunteer.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a person in this room.
 *
 * @param phone in full
 * @param certificates of their numbers the last four characters, as everywhere: the numbers are sealed and stay so
 * @param importedAs references of lists they stand in
 * @param represents people for whom they act
 */
@Schema(name = "PersonKept")
public record Kept(
        UUID id,
        String state,
        boolean signsIn,
        String name,
        @Nullable String phone,
        String area,
        @Nullable String workUnit,
        @Nullable String household,
        @Nullable Integer birthYear,
        List<String> languages,
        int weeklyCapMinutes,
        @Nullable Home home,
        Instant registeredAt,
        List<String> importedAs,
        List<String> skills,
        List<PersonView.MembershipView> memberships,
        List<ConsentResource.SaidView> consents,
        List<CertificateView> certificates,
        AvailabilityBody availability,
        List<RepresentationKept> representatives,
        List<RepresentationKept> represents) {

    /**
     * Somebody acts, or acted, for somebody.
     *
     * @param subject of the token of whoever acts; null in what the person does for others
     * @param person for whom; null in what others do for the person
     * @param to null: still
     */
    @Schema(name = "RepresentationKept")
    public record RepresentationKept(
            @Nullable String subject,
            @Nullable UUID person,
            Instant from,
            @Nullable Instant to) {}

    /** Personal data from end to end: what gets into a log says who, and nothing else. */
    @Override
    public String toString() {
        return "Kept[" + id + "]";
    }
}
