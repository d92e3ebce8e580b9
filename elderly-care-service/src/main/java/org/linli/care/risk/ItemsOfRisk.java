package org.linli.care.risk;

import java.util.List;
import java.util.UUID;

/** Hears, in the same transaction, what somebody's level is owed at the least. */
public interface ItemsOfRisk {

    void owed(UUID elder, RiskLevel level, List<RiskRules.OwedItem> items);
}
