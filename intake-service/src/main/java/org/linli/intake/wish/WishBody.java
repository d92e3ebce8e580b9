package org.linli.intake.wish;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish as it is made.
 *
 * @param kind category code, such as {@code haircut}
 * @param words what is wished for, 1–2,000 characters; they stay in this service, for the desk and who comes
 * @param area code of the grid
 * @param beginsAt RFC 3339, in the future
 * @param endsAt RFC 3339, 15 minutes to 31 days after it begins
 * @param minutes of service of each, 15–1,440, at most the length of the window; that when left out
 * @param places how many people are wanted, 1–500; 1 when left out
 * @param skills one of these groups, whole; anybody when left out
 * @param certificates kinds that must be verified and valid throughout
 * @param urgency {@code normal} or {@code urgent}; {@code normal} when left out
 * @param consent that whom it is for agrees to it, and to whoever comes being told name, phone and address: must be true
 * @param onBehalf whether an officer of the desk makes it for somebody
 * @param contact of whom it is for
 */
@Schema(name = "WishMaking")
public record WishBody(
        @Nullable String kind,
        @Nullable String words,
        @Nullable String area,
        @Nullable String beginsAt,
        @Nullable String endsAt,
        @Nullable Integer minutes,
        @Nullable Integer places,
        @Nullable List<@Nullable List<@Nullable String>> skills,
        @Nullable List<@Nullable String> certificates,
        @Nullable String urgency,
        @Nullable Boolean consent,
        @Nullable Boolean onBehalf,
        @Nullable Contact contact) {

    /**
     * @param name 1–100 characters
     * @param phone as it is dialled, up to 40 characters; may be left out
     * @param address 1–500 characters
     */
    @Schema(name = "WishContact")
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {}

    /** Says nothing of whom it is for. */
    @Override
    public String toString() {
        return "WishBody[" + kind + "]";
    }
}
