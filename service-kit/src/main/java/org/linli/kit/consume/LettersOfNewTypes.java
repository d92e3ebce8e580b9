package org.linli.kit.consume;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/**
 * Brings back by itself what a replica of the release before could not know. While a release is rolled out, a producer of
 * the new one may send a type to a consumer of the old one: that one keeps the record as a dead letter, and its key waits.
 * A replica that knows the type handles it, and what waited behind it, in order; nobody need be woken.
 */
@ApplicationScoped
class LettersOfNewTypes {

    private static final Logger LOG = Logger.getLogger(LettersOfNewTypes.class);

    private record Letter(UUID id, String channel, String type) {}

    private final Database database;
    private final ReplayingDeadLetter replaying;
    private final Actor system;
    private final Set<UUID> givenUp = ConcurrentHashMap.newKeySet();

    LettersOfNewTypes(
            Database database, ReplayingDeadLetter replaying, @ConfigProperty(name = "linli.service") String service) {
        this.database = database;
        this.replaying = replaying;
        this.system = Actor.system(service);
    }

    /**
     * A letter that fails for another reason now is left to people: it is not tried again by this process. One in effect whose
     * key waits still was left half-way, by a process that ended or for what was not there yet.
     */
    @Scheduled(every = "{linli.consume.new-types-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void bringBack() {
        database
                .list(
                        """
                        SELECT id, channel, substr(reason, length(?) + 1) AS type FROM dead_letter
                         WHERE starts_with(reason, ?)
                           AND id IN (SELECT id FROM dead_letter WHERE replayed_at IS NULL
                                      UNION SELECT dead_letter FROM blocked_key)
                         ORDER BY dead_at, id""",
                        row -> new Letter(
                                row.getObject("id", UUID.class), row.getString("channel"), row.getString("type")),
                        EventRoutes.UNKNOWN_TYPE,
                        EventRoutes.UNKNOWN_TYPE)
                .stream()
                .filter(letter -> replaying.knows(letter.channel(), letter.type()) && !givenUp.contains(letter.id()))
                .forEach(this::bringBack);
    }

    private void bringBack(Letter letter) {
        try {
            int followed = replaying.replayPatiently(letter.id(), system).followed();
            LOG.infof(
                    "%s: a record of a new type (%s) is handled, %d followed",
                    letter.channel(), letter.type(), followed);
        } catch (RuntimeException still) {
            // What passes is tried again in the next round; one letter keeps no other from being tried.
            if (!ReplayingDeadLetter.passesLater(still)) {
                givenUp.add(letter.id());
            }
            LOG.warnf(
                    "%s: dead letter %s is of a known type now, but cannot be handled: %s",
                    letter.channel(), letter.id(), still.getClass().getSimpleName());
        }
    }
}
