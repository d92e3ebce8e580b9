package org.linli.volunteer.claim;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.evidence.PlaceFit;
import org.linli.volunteer.evidence.Shown;

/** Evidence as the API shows it: no position, and a code to its side only. */
public final class EvidenceViews {

    private EvidenceViews() {}

    /**
     * The code of one side; the other enters it.
     *
     * @param side volunteer or receiver
     * @param code six digits
     * @param triesLeft how many wrong codes may still be entered, by both sides together; 0: the codes of this claim are over
     */
    @Schema(name = "ClaimCode")
    public record Code(UUID claimId, String side, String code, int triesLeft) {

        @Override
        public String toString() {
            return "Code[" + claimId + "]";
        }
    }

    /**
     * What was shown for a claim.
     *
     * @param grade 0–4; null before somebody gave their word
     * @param checkIn null: no position was given, or the need says no place
     * @param codesExchanged whether each side entered the other's code
     */
    @Schema(name = "ClaimEvidence")
    public record Whole(
            UUID claimId,
            @Nullable Integer grade,
            @Nullable Fit checkIn,
            @Nullable Fit checkOut,
            boolean codesExchanged,
            int triesLeft) {

        static Whole of(ClaimViews.Whole claim, Shown shown) {
            return new Whole(
                    claim.id(),
                    claim.evidence(),
                    Fit.of(shown.came()),
                    Fit.of(shown.left()),
                    shown.codesExchanged(),
                    shown.triesLeft());
        }
    }

    /**
     * What is kept of a position.
     *
     * @param fits within 200 m, known to 100 m, and in time
     * @param metres from the place of the need
     */
    @Schema(name = "PlaceFit")
    public record Fit(boolean fits, int metres) {

        static @Nullable Fit of(@Nullable PlaceFit fit) {
            return fit == null ? null : new Fit(fit.fits(), fit.metres());
        }
    }
}
