package org.linli.care.risk;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** How much somebody is at risk, why, and how that changed. */
@ApplicationScoped
class RiskOfElder {

    /** @param reasons each condition that is met, its points, and the fact that meets it */
    @Schema(name = "Risk")
    public record RiskView(
            String level,
            int sum,

            @JsonRawValue @Schema(implementation = RiskRules.Reason[].class)
            String reasons,

            int rulesVersion,
            List<ChangeView> history) {}

    /** @param before null: judged for the first time */
    @Schema(name = "RiskChange")
    public record ChangeView(
            Instant at,
            @Nullable String before,
            String after,
            int sum,

            @JsonRawValue @Schema(implementation = RiskRules.Reason[].class)
            String reasons,

            int rulesVersion) {}

    private final Elders elders;
    private final Database database;

    RiskOfElder(Elders elders, Database database) {
        this.elders = elders;
        this.database = database;
    }

    /** @throws Problem not-found */
    @Transactional
    RiskView of(UUID elder, Actor actor) {
        elders.find(elder)
                .filter(each -> actor.mayIn(ElderTable.DESK, each.areaPath())
                        || actor.mayIn(ElderTable.GRID_WORKER, each.areaPath())
                        || actor.mayIn("duty-chief", each.areaPath()))
                .orElseThrow(Elders::unknown);
        List<ChangeView> history = database.list(
                "SELECT * FROM risk_change WHERE elder = ? ORDER BY id DESC LIMIT 100",
                row -> new ChangeView(
                        Objects.requireNonNull(Database.instant(row, "at")),
                        row.getString("before"),
                        row.getString("after"),
                        row.getInt("sum"),
                        row.getString("reasons"),
                        row.getInt("rules_version")),
                elder);
        return database.first(
                        "SELECT * FROM risk WHERE elder = ?",
                        row -> new RiskView(
                                row.getString("level"),
                                row.getInt("sum"),
                                row.getString("reasons"),
                                row.getInt("rules_version"),
                                history),
                        elder)
                .orElseThrow(() -> Problem.notFound("judgement of risk", "风险评定"));
    }
}
