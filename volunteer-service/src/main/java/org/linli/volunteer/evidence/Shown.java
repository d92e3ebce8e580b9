package org.linli.volunteer.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What was shown for one claim.
 *
 * @param came at check-in; null: no position was given, or there is no place to hold it against
 * @param cameBy subject of who gave it
 * @param left at check-out
 * @param leftBy subject of who gave it
 * @param receiversCodeBy subject of who entered the receiver's code at check-out
 * @param volunteersCodeBy subject of who entered the volunteer's code when attesting
 * @param wrongCodes given so far, by both sides together
 */
public record Shown(
        @Nullable PlaceFit came,
        @Nullable String cameBy,
        @Nullable PlaceFit left,
        @Nullable String leftBy,
        @Nullable String receiversCodeBy,
        @Nullable String volunteersCodeBy,
        int wrongCodes) {

    /** Wrong codes that end the codes of a claim. */
    public static final int MOST_WRONG = 5;

    static final Shown NOTHING = new Shown(null, null, null, null, null, null, 0);

    public boolean codesExchanged() {
        return receiversCodeBy != null && volunteersCodeBy != null && !receiversCodeBy.equals(volunteersCodeBy);
    }

    public int triesLeft() {
        return MOST_WRONG - wrongCodes;
    }

    boolean isThereBothTimes() {
        return came != null && came.fits() && left != null && left.fits();
    }

    boolean toldBy(String subject) {
        return subject.equals(cameBy) || subject.equals(leftBy);
    }
}
