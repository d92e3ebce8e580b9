package org.linli.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;

class RateLimitTest {

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-09T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hand clock = new Hand();
    private final RateLimit limit = new RateLimit(6, 2, clock);

    @Test
    void afterTheBurstACallerWaitsAsLongAsTheAnswerSays() {
        limit.take("a");
        limit.take("a");

        Problem refused = catchThrowableOfType(Problem.class, () -> limit.take("a"));
        assertThat(refused.type().status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "10");

        clock.now = clock.now.plus(Duration.ofSeconds(10));
        assertThatCode(() -> limit.take("a")).doesNotThrowAnyException();
    }

    @Test
    void oneCallerDoesNotUseUpAnothersCalls() {
        limit.take("a");
        limit.take("a");

        assertThatCode(() -> limit.take("b")).doesNotThrowAnyException();
    }

    @Test
    void callersWhoHaveBeenAwayAreForgottenWithoutGettingMore() {
        for (int i = 0; i < 10_050; i++) {
            limit.take("flood-" + i);
        }
        clock.now = clock.now.plus(Duration.ofMinutes(5));

        limit.take("flood-1");
        limit.take("flood-1");
        assertThat(catchThrowableOfType(Problem.class, () -> limit.take("flood-1")))
                .isNotNull();
        assertThat(limit.callers()).isEqualTo(1);
    }

    @Test
    void aCallerIsRememberedUntilTheBucketIsFullAgain() {
        limit.take("a");
        limit.take("a");

        clock.now = clock.now.plus(Duration.ofSeconds(19));
        assertThat(limit.callers()).isEqualTo(1);
        clock.now = clock.now.plus(Duration.ofSeconds(2));
        assertThat(limit.callers()).isZero();
    }

    @Test
    void aFloodOfCallersFillsNoMoreThanItsRoom() {
        for (int i = 0; i < RateLimit.MOST + 20_000; i++) {
            limit.take("flood-" + i);
        }

        assertThat(limit.callers()).isLessThanOrEqualTo(RateLimit.MOST);
    }

    @Test
    void theAddressesOfOneNetworkOfVersionSixAreOneCaller() {
        String caller = RateLimit.networkOf("2001:db8:1:2::1");

        assertThat(RateLimit.networkOf("2001:db8:1:2:ffff:1:2:3")).isEqualTo(caller);
        assertThat(RateLimit.networkOf("2001:0db8:0001:0002::1%eth0")).isEqualTo(caller);
        assertThat(RateLimit.networkOf("2001:db8:1:3::1")).isNotEqualTo(caller);
    }

    @Test
    void addressesOfVersionFourAreCallersOfTheirOwnHoweverTheyAreWritten() {
        assertThat(RateLimit.networkOf("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(RateLimit.networkOf("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(RateLimit.networkOf("192.0.2.2")).isNotEqualTo("192.0.2.1");
    }

    @Test
    void whatIsNoAddressIsACallerAsItIs() {
        assertThat(RateLimit.networkOf("proxy")).isEqualTo("proxy");
        assertThat(RateLimit.networkOf(null)).isEqualTo("unknown");
    }
}
