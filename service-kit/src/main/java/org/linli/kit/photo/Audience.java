package org.linli.kit.photo;

import java.util.regex.Pattern;

/** The word a signature is bound to. One line, so that it cannot run into the next part of a signed message. */
final class Audience {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

    private Audience() {}

    static String checked(String audience) {
        if (!WORD.matcher(audience).matches()) {
            throw new IllegalArgumentException("an audience is 1 to 200 letters, digits and . _ : / -");
        }
        return audience;
    }
}
