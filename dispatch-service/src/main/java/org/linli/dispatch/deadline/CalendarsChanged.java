package org.linli.dispatch.deadline;

import java.util.Set;

/**
 * Calendars of these years were loaded, changed or retired. Fired in the transaction that does so: due times marked
 * provisional may be computed again.
 */
public record CalendarsChanged(Set<Integer> years) {}
