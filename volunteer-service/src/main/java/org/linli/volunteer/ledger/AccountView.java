package org.linli.volunteer.ledger;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as the API shows it.
 *
 * @param ownerKind person, unit, team, shop, reserve, donation or issuing
 * @param currency community-points, unit-points or minutes
 * @param balance what is on it, in whole units of the currency
 * @param held part of the balance that open holds reserve
 * @param ending part of the balance that has a last day
 * @param version number of the latest entry
 */
@Schema(name = "LedgerAccount")
public record AccountView(
        UUID id, String ownerKind, String owner, String currency, long balance, long held, long ending, long version) {}
