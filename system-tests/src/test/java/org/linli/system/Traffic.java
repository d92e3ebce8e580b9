package org.linli.system;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.system.Officers.Decision;

/** Many residents report at once, grid workers and the desk accept, duty chiefs and units decide, whatever breaks meanwhile. */
final class Traffic {

    /** After so many reports each kind of decision was asked for. */
    private static final int A_ROUND = 8;

    /** Whoever reports waits while so many cases lie before the officers: traffic that lasts grows no heap. */
    private static final int MOST_UNDECIDED = 12;

    private final RunningCity city;
    private final int clients;
    private final int reportsOfEach;
    private final boolean untilEnd;
    private final Insistent toIntake;
    private final Insistent toDispatch;
    private final Officers officers;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger toDecide = new AtomicInteger();
    private final AtomicInteger reporting = new AtomicInteger();
    private volatile boolean ended;

    /** @param reportsOfEach how many each client sends */
    Traffic(RunningCity city, int clients, int reportsOfEach) {
        this(city, clients, reportsOfEach, false);
    }

    private Traffic(RunningCity city, int clients, int reportsOfEach, boolean untilEnd) {
        this.city = city;
        this.clients = clients;
        this.reportsOfEach = reportsOfEach;
        this.untilEnd = untilEnd;
        this.toIntake = new Insistent(city.people());
        this.toDispatch = new Insistent(city.people());
        this.officers = new Officers(city, toDispatch);
    }

    /** Goes on, however fast the machine is, until {@link #end}. */
    static Traffic lasting(RunningCity city, int clients) {
        return new Traffic(city, clients, A_ROUND, true);
    }

    /** Nobody begins another report; what was begun is brought to its end. */
    void end() {
        ended = true;
    }

    /** Everybody begins, each on a thread of the pool; the work of all, which ends when all is decided. */
    List<Future<?>> begin(ExecutorService people, int howManyOfficers) {
        List<Future<?>> work = new ArrayList<>();
        reporting.set(clients);
        for (int i = 0; i < clients; i++) {
            work.add(people.submit(this::reportAndAcceptAll));
        }
        for (int i = 0; i < howManyOfficers; i++) {
            work.add(people.submit(() -> officers.work(() -> reporting.get() == 0, this::decisions)));
        }
        return work;
    }

    /** How many reports there are when everybody has come to the end. */
    int reports() {
        return Math.max(clients * reportsOfEach, begun.get());
    }

    /** How many of the reports somebody decides on in dispatch. */
    int decisions() {
        int planned = clients
                * (int) IntStream.range(0, reportsOfEach)
                        .filter(i -> decisionOn(i) != null)
                        .count();
        return Math.max(planned, toDecide.get());
    }

    /** Ids of the reports whose acceptance was acknowledged. */
    Set<String> accepted() {
        return accepted;
    }

    /** The decisions that were acknowledged, by report. */
    Map<String, Decision> decided() {
        return officers.acknowledged();
    }

    int acknowledged() {
        return officers.acknowledged().size();
    }

    /** How many calls broke off or ended in a 5xx. */
    int interrupted() {
        return toIntake.interrupted() + toDispatch.interrupted();
    }

    int interruptedAtIntake() {
        return toIntake.interrupted();
    }

    int interruptedAtDispatch() {
        return toDispatch.interrupted();
    }

    /** What an officer decides on a client's so-manieth report: each fourth goes to the chief, some others to the unit. */
    private static @Nullable Decision decisionOn(int report) {
        return switch (report % A_ROUND) {
            case 0 -> Decision.FILE;
            case 4 -> Decision.DECLINE;
            case 2 -> Decision.TAKE;
            default -> null;
        };
    }

    private void reportAndAcceptAll() {
        try {
            for (int i = 0; i < reportsOfEach || untilEnd && !ended; i++) {
                awaitOfficers();
                reportAndAccept(decisionOn(i));
            }
        } finally {
            reporting.decrementAndGet();
        }
    }

    private void awaitOfficers() {
        while (untilEnd && !ended && toDecide.get() - acknowledged() > MOST_UNDECIDED) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void reportAndAccept(@Nullable Decision decision) {
        begun.incrementAndGet();
        String key = UUID.randomUUID().toString();
        boolean byPeople = decision == Decision.FILE || decision == Decision.DECLINE;
        Response submitted = toIntake.expecting(
                201,
                () -> city.people()
                        .as("resident")
                        .header("Idempotency-Key", key)
                        .body(Walk.report("垃圾满溢 " + key, byPeople ? Walk.BY_PEOPLE : Walk.BY_RULE))
                        .post(city.intake() + "/v1/reports"));
        String id = Json.text(submitted, "reportId");
        Supplier<String> report = () -> city.intake() + "/v1/reports/" + id;
        toIntake.decide(
                "gridworker", report, "verification", Map.of("outcome", "confirmed"), Set.of("to-accept", "accepted"));
        toIntake.decide("desk", report, "acceptance", Map.of("note", "属实"), Set.of("accepted"));
        accepted.add(id);
        if (decision != null) {
            toDecide.incrementAndGet();
            officers.shall(id, Json.text(submitted, "number"), decision);
        }
    }
}
