package org.linli.system;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.system.Officers.Decision;

/** Many residents report at once, grid workers and the desk accept, duty chiefs and units decide, whatever breaks meanwhile. */
final class Traffic {

    private final RunningCity city;
    private final int clients;
    private final int reportsOfEach;
    private final Insistent toIntake;
    private final Insistent toDispatch;
    private final Officers officers;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    Traffic(RunningCity city, int clients, int reportsOfEach) {
        this.city = city;
        this.clients = clients;
        this.reportsOfEach = reportsOfEach;
        this.toIntake = new Insistent(city.people());
        this.toDispatch = new Insistent(city.people());
        this.officers = new Officers(city, toDispatch);
    }

    /** Everybody begins, each on a thread of the pool; the work of all, which ends when all is decided. */
    List<Future<?>> begin(ExecutorService people, int howManyOfficers) {
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            work.add(people.submit(this::reportAndAccept));
        }
        for (int i = 0; i < howManyOfficers; i++) {
            work.add(people.submit(() -> officers.work(decisions())));
        }
        return work;
    }

    int reports() {
        return clients * reportsOfEach;
    }

    /** How many of the reports somebody decides on in dispatch. */
    int decisions() {
        return clients
                * (int) IntStream.range(0, reportsOfEach)
                        .filter(i -> decisionOn(i) != null)
                        .count();
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
        return switch (report % 8) {
            case 0 -> Decision.FILE;
            case 4 -> Decision.DECLINE;
            case 2 -> Decision.TAKE;
            default -> null;
        };
    }

    private void reportAndAccept() {
        for (int i = 0; i < reportsOfEach; i++) {
            String key = UUID.randomUUID().toString();
            Decision decision = decisionOn(i);
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
                    "gridworker",
                    report,
                    "verification",
                    Map.of("outcome", "confirmed"),
                    Set.of("to-accept", "accepted"));
            toIntake.decide("desk", report, "acceptance", Map.of("note", "属实"), Set.of("accepted"));
            accepted.add(id);
            if (decision != null) {
                officers.shall(id, Json.text(submitted, "number"), decision);
            }
        }
    }
}
