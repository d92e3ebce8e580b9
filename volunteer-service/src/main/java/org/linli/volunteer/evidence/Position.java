package org.linli.volunteer.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/**
 * Where somebody says they are, as their device tells. Judged when it comes, and not kept.
 *
 * @param latitude WGS 84, degrees, -90 to 90
 * @param longitude WGS 84, degrees, -180 to 180
 * @param accuracyMetres radius within which the device believes itself to be, 0–100,000
 */
@Schema(name = "Position")
public record Position(
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double accuracyMetres) {

    private static final int COARSEST = 100_000;

    /** @throws Problem invalid-input naming what is missing or not on Earth */
    Whole whole() {
        double accuracy = Asked.given("position.accuracyMetres", accuracyMetres);
        if (!(accuracy >= 0 && accuracy <= COARSEST)) {
            throw Problem.invalid("position.accuracyMetres", "range", "须为 0 至 100000", "must be 0 to 100000");
        }
        return new Whole(
                degrees("position.latitude", latitude, 90), degrees("position.longitude", longitude, 180), accuracy);
    }

    /** The same, with nothing missing. */
    record Whole(double latitude, double longitude, double accuracyMetres) {
        @Override
        public String toString() {
            return "Position";
        }
    }

    /** @throws Problem invalid-input when it is missing or out of range */
    public static double degrees(String field, @Nullable Double told, int most) {
        double degrees = Asked.given(field, told);
        if (!(Math.abs(degrees) <= most)) {
            throw Problem.invalid(field, "range", "须为 -" + most + " 至 " + most, "must be -" + most + " to " + most);
        }
        return degrees;
    }

    /** Where somebody is gets into no log. */
    @Override
    public String toString() {
        return "Position";
    }
}
