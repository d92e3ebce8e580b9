package org.linli.kit.consume;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Faults;
import org.linli.kit.problem.Problem;

/**
 * Brings a dead letter back, mended or as it was, and then what waited behind it, in order. Each record is a transaction
 * of its own, and the key stays blocked until the last is through: a crash in between loses nothing, and replaying the
 * same letter again goes on where it stopped.
 */
@ApplicationScoped
class ReplayingDeadLetter {

    /** How it ended: how many waiting records followed, and what blocks the key now, if anything. */
    record Outcome(int followed, @Nullable String blockedBecause) {}

    private final Consuming consuming;
    private final DeadLetters letters;
    private final WaitingRecords waiting;
    private final Instance<Consumption> consumptions;

    ReplayingDeadLetter(
            Consuming consuming, DeadLetters letters, WaitingRecords waiting, @Any Instance<Consumption> consumptions) {
        this.consuming = consuming;
        this.letters = letters;
        this.waiting = waiting;
        this.consumptions = consumptions;
    }

    /**
     * For somebody who waits for the answer: what refers to something that is not there counts as unhandled.
     *
     * @throws Problem not-found, or conflict naming the reason when the record still cannot be handled
     */
    Outcome replay(UUID id, Map<String, String> mendedHeaders, @Nullable String mendedValue, Actor actor) {
        try {
            DeadLetters.DeadLetter letter = handleLetter(id, mendedHeaders, mendedValue, actor);
            return follow(letter, Faults::isTransient);
        } catch (PermanentFault | TransientFault still) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail(
                            "该记录仍无法处理:" + still.getMessage(),
                            "The record still cannot be handled: " + still.getMessage());
        }
    }

    /**
     * The same as it was, for whoever comes again: the letter and what follows may refer to what is still on its way.
     *
     * @throws RuntimeException one that {@link #passesLater}, when all is to be tried again; any other when the letter itself
     *     cannot be handled
     */
    Outcome replayPatiently(UUID id, Actor actor) {
        return follow(handleLetter(id, Map.of(), null, actor), ReplayingDeadLetter::passesLater);
    }

    static boolean passesLater(RuntimeException fault) {
        return fault instanceof TransientFault || Faults.isTransient(fault);
    }

    private DeadLetters.DeadLetter handleLetter(
            UUID id, Map<String, String> mendedHeaders, @Nullable String mendedValue, Actor actor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeadLetters.DeadLetter letter = letters.locked(id).orElseThrow(() -> Problem.notFound("dead letter", "死信"));
            if (letter.replayedAt() == null) {
                StoredRecord mended = mended(letter.record(), mendedHeaders, mendedValue);
                consuming.handleInside(routes(letter.channel()), mended);
                letters.replayed(letter, mended, actor.subject());
            }
            return letter;
        });
    }

    /** Goes on only while the key waits for this letter: behind another one, nothing may be handled before that one. */
    private Outcome follow(DeadLetters.DeadLetter replayed, Predicate<RuntimeException> passes) {
        String key = replayed.record().key();
        if (key == null) {
            return new Outcome(0, null);
        }
        EventRoutes routes = routes(replayed.channel());
        UUID letter = replayed.id();
        int followed = 0;
        while (true) {
            StoredRecord[] current = new StoredRecord[1];
            try {
                Optional<Outcome> end = nextInside(routes, key, letter, followed, current);
                if (end.isPresent()) {
                    return end.get();
                }
                followed++;
            } catch (RuntimeException failed) {
                if (current[0] == null || passes.test(failed)) {
                    throw failed;
                }
                String reason = Consuming.reasonOf(failed);
                if (buriedInstead(routes.channel(), key, letter, current[0], reason)) {
                    return new Outcome(followed, reason);
                }
            }
        }
    }

    /** @return how it ended, or nothing when a record was handled and the next may follow */
    private Optional<Outcome> nextInside(
            EventRoutes routes, String key, UUID letter, int followed, StoredRecord[] current) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<UUID> blocking = waiting.blockedBy(routes.channel(), key);
            if (!blocking.equals(Optional.of(letter))) {
                return Optional.of(
                        new Outcome(followed, blocking.map(letters::reasonOf).orElse(null)));
            }
            Optional<StoredRecord> next = waiting.firstBehind(routes.channel(), key);
            if (next.isEmpty()) {
                letters.unblock(routes.channel(), key);
                return Optional.of(new Outcome(followed, null));
            }
            current[0] = next.get();
            consuming.handleInside(routes, next.get());
            waiting.remove(routes.channel(), next.get());
            return Optional.empty();
        });
    }

    /** @return false when somebody else replayed the same letter meanwhile and the record is no longer the next */
    private boolean buriedInstead(String channel, String key, UUID letter, StoredRecord record, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean still = waiting.blockedBy(channel, key).equals(Optional.of(letter))
                    && waiting.firstBehind(channel, key)
                            .map(StoredRecord::where)
                            .equals(Optional.of(record.where()));
            if (still) {
                letters.bury(channel, record, reason);
                letters.blockedNowBy(channel, key, record);
                waiting.remove(channel, record);
            }
            return still;
        });
    }

    /** Whether a channel of this service, if it has it still, knows events of the type. */
    boolean knows(String channel, String type) {
        return consumptions.stream()
                .map(Consumption::routes)
                .anyMatch(routes -> routes.channel().equals(channel) && routes.knows(type));
    }

    private EventRoutes routes(String channel) {
        return consumptions.stream()
                .map(Consumption::routes)
                .filter(r -> r.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("channel", "通道"));
    }

    private static StoredRecord mended(StoredRecord record, Map<String, String> headers, @Nullable String value) {
        Map<String, String> all = new LinkedHashMap<>(record.headers());
        all.putAll(headers);
        return new StoredRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                all,
                value == null ? record.value() : value.getBytes(StandardCharsets.UTF_8));
    }
}
