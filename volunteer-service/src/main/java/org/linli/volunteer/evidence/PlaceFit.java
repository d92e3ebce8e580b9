package org.linli.volunteer.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of a position.
 *
 * @param fits whether somebody was there, in time
 * @param metres from the place
 */
public record PlaceFit(boolean fits, int metres) {

    /** How far from the place somebody may say they are. */
    static final int NEAR_METRES = 200;

    /** What is less certain than this says nothing. */
    static final int ACCURATE_METRES = 100;

    /** How long before the window somebody may come, and after it go. */
    static final Duration EARLY = Duration.ofMinutes(60);

    static final Duration LATE = Duration.ofMinutes(30);

    /** The window of a service. */
    public record Window(Instant begins, Instant ends) {}

    /** Came: from an hour before the window to its end. */
    static PlaceFit ofComing(Position.Whole position, Place place, Window window, Instant at) {
        return judged(position, place, !at.isBefore(window.begins().minus(EARLY)) && at.isBefore(window.ends()));
    }

    /** Left: from the beginning of the window to half an hour after it. */
    static PlaceFit ofLeaving(Position.Whole position, Place place, Window window, Instant at) {
        return judged(
                position,
                place,
                !at.isBefore(window.begins()) && !at.isAfter(window.ends().plus(LATE)));
    }

    private static PlaceFit judged(Position.Whole position, Place place, boolean inTime) {
        int metres = place.metresTo(position.latitude(), position.longitude());
        return new PlaceFit(inTime && metres <= NEAR_METRES && position.accuracyMetres() <= ACCURATE_METRES, metres);
    }
}
