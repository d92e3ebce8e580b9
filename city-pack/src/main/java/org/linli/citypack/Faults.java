package org.linli.citypack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that one reading tells everything. */
final class Faults {

    private static final int MAX_VALUE = 200;

    /** Nobody reads more; a file of rubbish must not fill the memory. */
    private static final int MAX_FAULTS = 50_000;

    private final List<Fault> all = new ArrayList<>();
    private boolean stopping;

    void add(Place at, String rule, String value, String zh, String en) {
        keep(fault(at, rule, value, false, zh, en));
        stopping = true;
    }

    void warn(Place at, String rule, String value, String zh, String en) {
        keep(fault(at, rule, value, true, zh, en));
    }

    boolean stopping() {
        return stopping;
    }

    /** By file and line; what stands on one line keeps the order in which it was found. */
    List<Fault> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }

    private void keep(Fault fault) {
        if (all.size() < MAX_FAULTS) {
            all.add(fault);
        }
    }

    private static Fault fault(Place at, String rule, String value, boolean warning, String zh, String en) {
        return new Fault(at.file(), at.line(), rule, shortened(value), warning, zh, en);
    }

    private static String shortened(String value) {
        if (value.length() <= MAX_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
        return value.substring(0, end) + "…";
    }
}
