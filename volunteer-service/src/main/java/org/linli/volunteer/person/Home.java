package org.linli.volunteer.person;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/**
 * Where somebody lives, to about 100 m: enough for walking times, not for the door.
 *
 * @param latitude WGS 84, degrees; kept to three decimals
 * @param longitude the same
 */
@Schema(name = "Home")
public record Home(@Nullable Double latitude, @Nullable Double longitude) {

    private static final int DECIMALS = 3;

    /** @throws Problem invalid-input when half of it is missing, or it is not on Earth */
    static @Nullable Home read(@Nullable Home told) {
        if (told == null) {
            return null;
        }
        return new Home(rounded("home.latitude", told.latitude, 90), rounded("home.longitude", told.longitude, 180));
    }

    static @Nullable Home of(@Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
        return latitude == null || longitude == null ? null : new Home(latitude.doubleValue(), longitude.doubleValue());
    }

    private static double rounded(String field, @Nullable Double degrees, int most) {
        double given = Asked.given(field, degrees);
        if (!(Math.abs(given) <= most)) {
            throw Problem.invalid(field, "range", "超出范围", "is out of range");
        }
        return BigDecimal.valueOf(Math.round(given * 1000), DECIMALS).doubleValue();
    }
}
