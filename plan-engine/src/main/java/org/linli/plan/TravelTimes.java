package org.linli.plan;

/** How long it takes to get from a place to another. Asked once for each pair and mode when a problem is read. */
public interface TravelTimes {

    /** How many places there are; they are numbered from 0. */
    int places();

    /** Ticks, at least 0. @throws IllegalArgumentException for a mode that is not known */
    int between(String mode, int from, int to);
}
