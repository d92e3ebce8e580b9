package org.linli.care.risk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.elder.Elders;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/** Facts age and rules come into force: whoever was not judged today is judged again, each in a transaction of their own. */
@ApplicationScoped
class JudgingInTime {

    private static final Logger LOG = Logger.getLogger(JudgingInTime.class);
    private static final int BATCH = 200;

    private final Database database;
    private final Elders elders;
    private final JudgingRisk judging;
    private final WeatherAlerts weather;
    private final ElderChronicle chronicle;

    JudgingInTime(
            Database database, Elders elders, JudgingRisk judging, WeatherAlerts weather, ElderChronicle chronicle) {
        this.database = database;
        this.elders = elders;
        this.judging = judging;
        this.weather = weather;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.care.risk-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        weather.turn();
        List<UUID> outdated;
        do {
            outdated = outdated();
        } while (outdated.stream().filter(this::judge).count() == BATCH);
    }

    @Transactional
    List<UUID> outdated() {
        return database.list("""
                SELECT r.elder FROM risk r JOIN elder e ON e.id = r.elder AND e.state IN ('registered', 'away')
                 WHERE r.judged_on < ? ORDER BY r.judged_on, r.elder LIMIT ?""", row -> row.getObject("elder", UUID.class), chronicle.today(), BATCH);
    }

    private boolean judge(UUID elder) {
        try {
            QuarkusTransaction.requiringNew().run(() -> elders.lock(elder).ifPresent(each -> judging.changed(elder)));
            return true;
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Risk of person %s cannot be judged", elder);
            }
            return false;
        }
    }
}
