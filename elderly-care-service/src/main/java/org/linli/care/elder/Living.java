package org.linli.care.elder;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** With whom somebody lives. {@link #WITH_SPOUSE} is the empty nest. */
public enum Living {
    ALONE,
    WITH_SPOUSE,
    WITH_FAMILY,
    INSTITUTION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Living> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
