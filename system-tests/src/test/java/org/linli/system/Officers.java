package org.linli.system;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Duty chief and unit at their work in dispatch, as soon as the case of an accepted report has come there. */
final class Officers {

    /** What they do with a case, as its audit names it, and where the case stands then. */
    enum Decision {
        FILE("file", "FILED"),
        DECLINE("decline", "DECLINED"),
        TAKE("take", "HANDLING");

        final String audited;
        final String state;

        Decision(String audited, String state) {
            this.audited = audited;
            this.state = state;
        }
    }

    private record Task(String reportId, String number, Decision decision) {}

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RunningCity city;
    private final Insistent calls;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Map<String, Decision> acknowledged = new ConcurrentHashMap<>();

    Officers(RunningCity city, Insistent calls) {
        this.city = city;
        this.calls = calls;
    }

    void shall(String reportId, String number, Decision decision) {
        tasks.add(new Task(reportId, number, decision));
    }

    /** The decisions that were acknowledged, by report. */
    Map<String, Decision> acknowledged() {
        return acknowledged;
    }

    /**
     * Works until nothing more comes and so many decisions are acknowledged.
     *
     * @param all how many, when nothing more comes
     */
    void work(BooleanSupplier nothingMore, IntSupplier all) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!nothingMore.getAsBoolean() || acknowledged.size() < all.getAsInt()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        acknowledged.size() + " of " + all.getAsInt() + " decisions within " + PATIENCE);
            }
            Task task = next();
            if (task != null && !done(task)) {
                tasks.add(task);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private @Nullable Task next() {
        try {
            return tasks.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether the case was there, and is decided on now. */
    private boolean done(Task task) {
        String found = caseOf(task.number());
        if (found == null) {
            return false;
        }
        Supplier<String> aCase = () -> city.dispatch() + "/v1/cases/" + found;
        switch (task.decision()) {
            case FILE -> calls.decide("chief", aCase, "filing", Map.of("note", "符合立案条件"), Set.of("filed"));
            case DECLINE ->
                calls.decide(
                        "chief",
                        aCase,
                        "declining",
                        Map.of("reasonCode", "below-threshold", "reason", "未达到立案条件"),
                        Set.of("declined"));
            case TAKE -> {
                Response seen = calls.expecting(
                        200, () -> city.people().as("dispatcher").get(aCase.get()));
                List<String> orders = Json.texts(Json.of(seen).path("orders"), "id");
                if (orders.isEmpty()) {
                    return false;
                }
                Supplier<String> order = () -> city.dispatch() + "/v1/orders/" + orders.getFirst();
                calls.decide("handler-all", order, "taking", null, Set.of("taken"));
            }
        }
        acknowledged.put(task.reportId(), task.decision());
        return true;
    }

    private @Nullable String caseOf(String number) {
        Response cases = calls.expecting(
                200, () -> city.people().as("chief").get(city.dispatch() + "/v1/cases?number=" + number));
        List<String> found = Json.texts(Json.of(cases).required("items"), "id");
        return found.isEmpty() ? null : found.getFirst();
    }
}
