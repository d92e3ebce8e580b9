/**
 * The time bank: minutes that were earned by service are spent on service, handed on within a family, donated, and granted
 * to who needs them. What is moved is moved by the ledger.
 */
@NullMarked
package org.linli.volunteer.timebank;

import org.jspecify.annotations.NullMarked;
