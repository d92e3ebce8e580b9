package org.linli.volunteer.need;

import org.jspecify.annotations.Nullable;

/**
 * What the service a need came from says when the service of the claims is over.
 *
 * @param minutes that count of each claim, 0–1,440, at most those the need counts; null: as checked in and out
 * @param evidence 1 by the organiser, 2 by the receiver
 */
public record OriginWord(boolean fulfilled, @Nullable Integer minutes, int evidence) {}
