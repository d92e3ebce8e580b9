package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one service that go on through an interruption of it: what broke off or ended in a 5xx is tried again for a
 * bounded time. Any other refusal is nobody's interruption and fails with the answer.
 */
final class Insistent {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CONFLICTS = 5;

    private final People people;
    private final AtomicInteger interrupted = new AtomicInteger();

    Insistent(People people) {
        this.people = people;
    }

    /** How many calls broke off or ended in a 5xx. */
    int interrupted() {
        return interrupted.get();
    }

    /** The first answer below 500, which must have this status. */
    Response expecting(int status, Supplier<Response> call) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Response answer = once(call);
            if (answer != null) {
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
                return answer;
            }
        }
        throw new AssertionError("no answer within " + PATIENCE);
    }

    /** Decides, and after an interruption looks whether the decision was taken before deciding again. */
    void decide(String person, String resource, String action, @Nullable Object body, Set<String> taken) {
        decide(person, () -> resource, action, body, taken);
    }

    /** @param resource asked for anew at each call, where several processes answer */
    void decide(String person, Supplier<String> resource, String action, @Nullable Object body, Set<String> taken) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int conflicts = 0;
        while (System.nanoTime() < until) {
            Response seen = expecting(200, () -> people.as(person).get(resource.get()));
            if (taken.contains(Json.text(seen, "state"))) {
                return;
            }
            Response answer = once(() -> {
                var asked = people.as(person).header("If-Match", seen.header("ETag"));
                return (body == null ? asked : asked.body(body)).post(resource.get() + "/" + action);
            });
            if (answer == null) {
                continue;
            }
            if (answer.statusCode() == 200) {
                return;
            }
            // Somebody's first attempt came through after all; more than a few of them are something else.
            boolean conflict = answer.statusCode() == 409 || answer.statusCode() == 412;
            if (!conflict || ++conflicts > CONFLICTS) {
                throw new AssertionError(
                        action + " by " + person + ": " + answer.statusCode() + " " + answer.asString());
            }
        }
        throw new AssertionError(action + " by " + person + " did not come to its end within " + PATIENCE);
    }

    private @Nullable Response once(Supplier<Response> call) {
        try {
            Response answer = call.get();
            if (answer.statusCode() < 500) {
                return answer;
            }
        } catch (Exception brokenOff) {
            // Counted with the 5xx below.
        }
        interrupted.incrementAndGet();
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        return null;
    }
}
