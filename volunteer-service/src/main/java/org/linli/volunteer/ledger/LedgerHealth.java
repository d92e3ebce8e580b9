package org.linli.volunteer.ledger;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says what the latest check of the ledger found: as wellness, which {@code /q/health} and {@code /q/health/well} show. A
 * wrong ledger is for people to look into; to start the process anew or to send callers away mends nothing, so liveness and
 * readiness know nothing of it. {@link LedgerFigures} says the same to who watches metrics.
 */
@Wellness
@ApplicationScoped
class LedgerHealth implements HealthCheck {

    private final LedgerChecks checks;

    LedgerHealth(LedgerChecks checks) {
        this.checks = checks;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<LedgerChecks.Checked> latest = checks.latest();
        var answer = HealthCheckResponse.named("ledger")
                .status(latest.map(checked -> checked.wrong() == 0).orElse(true))
                .withData("wrong", latest.map(LedgerChecks.Checked::wrong).orElse(0L));
        latest.ifPresent(checked -> answer.withData("checkedAt", checked.at().toString()));
        return answer.build();
    }
}
