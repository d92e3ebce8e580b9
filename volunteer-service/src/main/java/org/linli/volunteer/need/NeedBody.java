package org.linli.volunteer.need;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A need as it is proposed.
 *
 * @param kind category code, such as {@code haircut}
 * @param title 1–100 characters
 * @param details up to 2,000 characters, for those who may help: no address, no name
 * @param area code of the community or grid
 * @param reach {@code community}, {@code subdistrict} or {@code city}; {@code subdistrict} when left out
 * @param places how many people are wanted, 1–500; 1 when left out
 * @param beginsAt RFC 3339
 * @param endsAt RFC 3339, 15 minutes to 31 days after it begins
 * @param minutes of service of each, 15–1,440, at most the length of the window; that when left out
 * @param skills one of these groups, whole; anybody when left out
 * @param certificates kinds that must be verified and valid throughout
 * @param sensitivity {@code public} or {@code private}; {@code public} when left out
 * @param urgency {@code normal} or {@code urgent}; {@code normal} when left out
 * @param fairWindowSeconds claims within so long after opening are drawn, not raced; 0–86,400, 0 when left out
 * @param household key of whoever is helped: nobody of the same household is asked
 * @param origin {@code resident}, {@code community-post} or {@code yellow-ribbon}; {@code resident} when left out
 * @param originId of the post or the ribbon, 1–100 letters, digits and {@code . _ : -}: required with these origins, and only
 *     there; it is told on the topic of needs
 * @param unit code of the unit in whose name it is proposed; only by an organisation of that unit
 * @param receiver registered person who is helped, when the caller may act for them; whoever proposes when it is paid for and
 *     this is left out
 * @param paidWith {@code minutes}: whoever is helped pays each who serves as many minutes as are attested; 50 places at most
 * @param contact whom to ask for, and where; shown to who comes, and to the desk
 */
@Schema(name = "NeedProposal")
public record NeedBody(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String details,
        @Nullable String area,
        @Nullable String reach,
        @Nullable Integer places,
        @Nullable String beginsAt,
        @Nullable String endsAt,
        @Nullable Integer minutes,
        @Nullable List<List<String>> skills,
        @Nullable List<String> certificates,
        @Nullable String sensitivity,
        @Nullable String urgency,
        @Nullable Integer fairWindowSeconds,
        @Nullable String household,
        @Nullable String origin,
        // Left out of the print of a proposal that has none: what was proposed before there was this field is known
        // again.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String originId,
        @Nullable String unit,
        @Nullable UUID receiver,
        @Nullable String paidWith,
        @Nullable Contact contact) {

    /**
     * @param phone as it is dialled; up to 40 characters
     * @param place where the service is given, against which check-in and check-out are judged
     */
    @Schema(name = "NeedContact")
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            @Nullable Place place) {}

    /** WGS 84, degrees. */
    @Schema(name = "NeedPlace")
    public record Place(@Nullable Double latitude, @Nullable Double longitude) {

        /** Where somebody is helped gets into no log. */
        @Override
        public String toString() {
            return "Place";
        }
    }
}
