package org.linli.kit.limit;

import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/**
 * A token bucket per caller: {@code burst} calls at once, then {@code perMinute} a minute. Kept in this process; behind
 * several replicas the limit of the whole is the sum, which is good enough against floods.
 */
public final class RateLimit {

    private static final int SWEEP_AT = 10_000;

    private record Bucket(double tokens, Instant at) {}

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perMinute;
    private final int burst;
    private final Clock clock;

    public RateLimit(int perMinute, int burst, Clock clock) {
        this.perMinute = perMinute;
        this.burst = burst;
        this.clock = clock;
    }

    /** @throws Problem too-many-requests with Retry-After when the caller has no call left */
    public void take(String caller) {
        Instant now = clock.instant();
        if (buckets.size() > SWEEP_AT) {
            sweep(now);
        }
        boolean[] granted = new boolean[1];
        Bucket after = buckets.compute(caller, (key, bucket) -> {
            double tokens = bucket == null ? burst : refilled(bucket, now);
            granted[0] = tokens >= 1;
            return new Bucket(granted[0] ? tokens - 1 : tokens, now);
        });
        if (!granted[0]) {
            long seconds = Math.max(1, (long) Math.ceil((1 - after.tokens()) * 60 / perMinute));
            throw Problem.of(CommonProblem.TOO_MANY_REQUESTS)
                    .detail("请在 " + seconds + " 秒后重试", "Try again in " + seconds + " seconds")
                    .header("Retry-After", String.valueOf(seconds));
        }
    }

    /** Who calls anonymously: the address of the connection, or the one a configured proxy vouches for. */
    public static String callerOf(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }

    private double refilled(Bucket bucket, Instant now) {
        double minutes = Math.max(0, Duration.between(bucket.at(), now).toMillis()) / 60_000.0;
        return Math.min(burst, bucket.tokens() + minutes * perMinute);
    }

    private void sweep(Instant now) {
        for (Iterator<Bucket> all = buckets.values().iterator(); all.hasNext(); ) {
            if (refilled(all.next(), now) >= burst) {
                all.remove();
            }
        }
    }
}
