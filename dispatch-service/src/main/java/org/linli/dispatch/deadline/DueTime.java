package org.linli.dispatch.deadline;

import java.time.Instant;
import org.linli.dispatch.registry.Wording;

/**
 * When something is due.
 *
 * @param provisional computed on ordinary weeks because a year on the way has no published calendar; to be computed
 *     again when it has
 * @param explanation how it came about, for people
 */
public record DueTime(Instant dueAt, boolean provisional, Wording explanation) {}
