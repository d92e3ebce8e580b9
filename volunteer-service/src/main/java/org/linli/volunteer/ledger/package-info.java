/**
 * The ledger: accounts, transfers, holds, points with an end, and the check that all of it agrees.
 *
 * <p>Rules for points with an end (lots):
 *
 * <ul>
 *   <li>Only what an issuing account gives can have an end; it can be spent up to and including its last day in the
 *       city's zone.
 *   <li>Spending takes what ends first; what has no end comes last. What is over is not spent, even before the sweep has
 *       fetched it.
 *   <li>A hold reserves particular points, by the same order, and these do not expire while it is open: capturing takes
 *       them although their day is over. What is released after its day expires with the next sweep.
 *   <li>A transfer of kind {@code transfer} keeps the ends; in any other way what arrives has the end that the transfer
 *       says, or none.
 *   <li>A reversal puts back into its lots what the reversed transfer took from them, and takes first what the reversed
 *       transfer brought. Only the reversal of an expiry gives points without an end.
 * </ul>
 */
@NullMarked
package org.linli.volunteer.ledger;

import org.jspecify.annotations.NullMarked;
