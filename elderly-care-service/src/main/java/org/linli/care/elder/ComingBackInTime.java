package org.linli.care.elder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/** Whoever said until when they are away is taken to be back the day after, so that visits begin again without anybody's doing. */
@ApplicationScoped
class ComingBackInTime {

    private static final Logger LOG = Logger.getLogger(ComingBackInTime.class);
    private static final int BATCH = 200;

    private final Database database;
    private final Elders elders;
    private final ChangingElder changing;
    private final ElderChronicle chronicle;

    ComingBackInTime(Database database, Elders elders, ChangingElder changing, ElderChronicle chronicle) {
        this.database = database;
        this.elders = elders;
        this.changing = changing;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.care.elders-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        due().forEach(this::comeBack);
    }

    @Transactional
    List<UUID> due() {
        return database.list(
                "SELECT id FROM elder WHERE state = 'away' AND away_until < ? ORDER BY id LIMIT ?",
                row -> row.getObject("id", UUID.class),
                chronicle.today(),
                BATCH);
    }

    private void comeBack(UUID id) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> elders.lock(id)
                            .filter(elder -> elder.state() == ElderState.AWAY)
                            .ifPresent(elder -> changing.comeBack(elder, Actor.system("care"))));
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Person %s cannot be taken to be back", id);
            }
        }
    }
}
