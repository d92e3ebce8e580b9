package org.linli.volunteer.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something in the ledger that does not agree.
 *
 * @param rule {@code balance}, {@code entries}, {@code held}, {@code dated}, {@code below-zero}, {@code zero-sum},
 *     {@code lot}, {@code lot-held} or {@code captured}
 * @param subject id of the account, lot or hold, or the currency
 * @param expected what the transfers and open holds say
 * @param found what is kept
 */
@Schema(name = "LedgerFinding")
public record Finding(String rule, String subject, long expected, long found) {}
