package org.linli.volunteer.offer;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it is proposed.
 *
 * @param list {@code resource}: something somebody has; {@code service}: something somebody does
 * @param kind category code, such as {@code haircut}; an offer is shown to needs of the same kind
 * @param title 1–100 characters
 * @param details up to 2,000 characters, for everybody: no address, no name
 * @param area code of the area it is for, any level
 * @param unit code of the unit that offers; left out: the desk of the area does
 * @param capacity how many times it can be taken, 1–10,000; 1 when left out
 * @param firstDay in the city's zone; today when left out
 * @param lastDay included, today to five years ahead
 * @param rrule days of it (RFC 5545, by days or longer, counted from the first day); every day when left out
 * @param starts time of the day, {@code HH:mm} in the city's zone; with {@code minutes}, or the whole day when both are left out
 * @param minutes 1–1,440
 */
@Schema(name = "OfferProposal")
public record OfferBody(
        @Nullable String list,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String details,
        @Nullable String area,
        @Nullable String unit,
        @Nullable Integer capacity,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String rrule,
        @Nullable String starts,
        @Nullable Integer minutes) {}
