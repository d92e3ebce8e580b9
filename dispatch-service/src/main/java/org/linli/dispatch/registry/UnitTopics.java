package org.linli.dispatch.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Makes the topic of each unit: its orders. Done after the units are committed, and tried again until
 * Kafka answers, so that a city can be loaded while Kafka is away. Topics are never removed: a retired unit reads on.
 */
@ApplicationScoped
class UnitTopics {

    private static final Logger LOG = Logger.getLogger(UnitTopics.class);

    private final RegistryTables tables;
    private final UnitTopicsSettings settings;
    private final Map<String, Object> kafka;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread worker;
    private volatile boolean stopping;

    UnitTopics(
            RegistryTables tables,
            UnitTopicsSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.tables = tables;
        this.settings = settings;
        this.kafka = kafka;
        this.worker = new Thread(this::work, "unit-topics");
        this.worker.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        wanted.release();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        worker.interrupt();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UnitsChanged changed) {
        wanted.release();
    }

    private void work() {
        while (!stopping) {
            try {
                wanted.acquire();
                wanted.drainPermits();
                makeUntilItWorks();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void makeUntilItWorks() throws InterruptedException {
        long pause = settings.firstPause().toMillis();
        while (!stopping) {
            try {
                makeMissing();
                return;
            } catch (ExecutionException | RuntimeException failed) {
                LOG.warnf("the units' topics cannot be made now (%s), trying again in %d ms", reason(failed), pause);
                // Also ends early when more units arrive.
                wanted.tryAcquire(pause, TimeUnit.MILLISECONDS);
                pause = Math.min(pause * 2, settings.longestPause().toMillis());
            }
        }
    }

    private void makeMissing() throws ExecutionException, InterruptedException {
        // From the tables: the copy in memory may learn of a change after this worker was woken by it.
        List<String> topics = tables.unitCodes().stream()
                .map(code -> "linli.dispatch.orders." + code)
                .toList();
        if (topics.isEmpty()) {
            return;
        }
        Admin admin = Admin.create(adminSettings());
        try {
            makeMissing(admin, topics);
        } finally {
            // What is still under way is of no use to anybody; waiting for it would hold up a shutdown.
            admin.close(Duration.ZERO);
        }
    }

    private void makeMissing(Admin admin, List<String> topics) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !present.contains(topic))
                .map(this::topic)
                .toList();
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException failed) {
                // Another replica was faster.
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
        if (!missing.isEmpty()) {
            LOG.infof("%d topics made for units", missing.size());
        }
    }

    private NewTopic topic(String name) {
        Optional<Short> replication =
                settings.replication() < 1 ? Optional.empty() : Optional.of(settings.replication());
        return new NewTopic(name, Optional.of(settings.partitions()), replication)
                .configs(Map.of(
                        "retention.ms", Long.toString(settings.retention().toMillis())));
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> own = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                own.put(name, value);
            }
        });
        int patience = Math.toIntExact(settings.answerWithin().toMillis());
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        return own;
    }

    private static String reason(Exception failed) {
        Throwable cause =
                failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause.getClass().getSimpleName();
    }
}
