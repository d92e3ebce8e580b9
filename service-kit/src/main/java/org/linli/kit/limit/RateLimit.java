package org.linli.kit.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/**
 * A token bucket per caller: {@code burst} calls at once, then {@code perMinute} a minute. Kept in this process; behind
 * several replicas the limit of the whole is the sum, which is good enough against floods.
 *
 * <p>A bucket that is full again is forgotten. At most {@value #MOST} are kept: beyond, those of the rarest callers go
 * first, and such a caller starts again with a full bucket. A flood from that many networks is not for this limit to stop.
 */
public final class RateLimit {

    /** About 200 bytes each. */
    static final int MOST = 100_000;

    private static final String UNKNOWN = "unknown";

    private record Bucket(double tokens, Instant at) {}

    private final Cache<String, Bucket> buckets;
    private final int perMinute;
    private final int burst;
    private final Clock clock;

    public RateLimit(int perMinute, int burst, Clock clock) {
        this.perMinute = perMinute;
        this.burst = burst;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Bucket>writing((caller, bucket) -> untilFull(bucket)))
                // Tidied by whoever comes, a little at a time, rather than some time later by another thread.
                .executor(Runnable::run)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
    }

    /** @throws Problem too-many-requests with Retry-After when the caller has no call left */
    public void take(String caller) {
        Instant now = clock.instant();
        boolean[] granted = new boolean[1];
        Bucket after = buckets.asMap().compute(caller, (key, bucket) -> {
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

    /** Who calls anonymously: the network of the connection, or of the address that a configured proxy vouches for. */
    public static String callerOf(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? UNKNOWN
                : networkOf(request.remoteAddress().hostAddress());
    }

    /** An address of version 4 as it is; of version 6 its /64, because whoever is given one is given all of it. */
    static String networkOf(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    /** How many callers are remembered. */
    long callers() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private double refilled(Bucket bucket, Instant now) {
        double minutes = Math.max(0, Duration.between(bucket.at(), now).toMillis()) / 60_000.0;
        return Math.min(burst, bucket.tokens() + minutes * perMinute);
    }

    private Duration untilFull(Bucket bucket) {
        return Duration.ofMillis((long) Math.ceil((burst - bucket.tokens()) * 60_000 / perMinute));
    }
}
