package org.linli.care.visit;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a carer tells of that happened while their device was offline.
 *
 * @param at by the clock of the device
 * @param doubtful that clock was wrong when it told
 */
public record LateEntry(UUID id, GoingOnVisit.Act act, Instant at, Told told, boolean doubtful) {}
