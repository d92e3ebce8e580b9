package org.linli.care.help;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/**
 * Ends help that nobody says anything about, and help with visits that went another way: each in a transaction of its own under
 * the visit's lock, so that it happens once whatever is killed and however many replicas look.
 */
@ApplicationScoped
class HelpSweep {

    private static final Logger LOG = Logger.getLogger(HelpSweep.class);
    private static final int BATCH = 100;

    private final Helps helps;
    private final EndingHelp ending;
    private final HelpChronicle chronicle;
    private final Duration patience;

    /** @param patience {@code linli.care.help-answered-within}: how long the desk may say whether it was done */
    HelpSweep(
            Helps helps,
            EndingHelp ending,
            HelpChronicle chronicle,
            @ConfigProperty(name = "linli.care.help-answered-within", defaultValue = "PT72H") Duration patience) {
        this.helps = helps;
        this.ending = ending;
        this.chronicle = chronicle;
        this.patience = patience;
    }

    @Scheduled(every = "{linli.care.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        each(helps.unanswered(chronicle.now().minus(patience), BATCH), ending::nobodySaidAnything);
        each(helps.needless(BATCH), ending::needless);
        each(helps.moved(WantingHelp.LEAST_MINUTES, BATCH), ending::moved);
    }

    private static void each(List<String> visits, Consumer<String> act) {
        for (String visit : visits) {
            try {
                act.accept(visit);
            } catch (RuntimeException failed) {
                if (!Faults.isTransient(failed)) {
                    LOG.errorf(failed, "The help with visit %s cannot be ended", visit);
                }
            }
        }
    }
}
