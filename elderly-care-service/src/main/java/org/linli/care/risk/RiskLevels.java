package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** How much people are at risk, as it was judged last. */
@ApplicationScoped
public class RiskLevels {

    private final Database database;

    RiskLevels(Database database) {
        this.database = database;
    }

    /** {@link RiskLevel#LOW} for who was never judged. */
    @Transactional
    public RiskLevel of(UUID elder) {
        return database.first("SELECT level FROM risk WHERE elder = ?", row -> row.getString("level"), elder)
                .flatMap(RiskLevel::of)
                .orElse(RiskLevel.LOW);
    }
}
