package org.linli.kit.consume;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.SubscriberDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Whether every channel still runs. An exception that leaves a channel's method ends the channel for good, whatever Kafka
 * does; only a process started anew goes on, from the last committed offset. So the service says that it is not live, and
 * names the channel. Kafka being away ends no channel.
 *
 * <p>The messaging extension's own checks are switched off for all services: they make a service unready while Kafka is
 * away, and they show the message of the exception, which may quote a record, to anyone.
 */
@Liveness
@Default // said, because Liveness is a qualifier too, and the connector looks for decorators without one
@ApplicationScoped
class ChannelsRun implements SubscriberDecorator, HealthCheck {

    private final Set<String> ended = new ConcurrentSkipListSet<>();

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> messages, List<String> channels, boolean isConnector) {
        // A fault of the method comes up here as a cancellation, a fault of the connector as a failure.
        return messages.onTermination().invoke(() -> ended.addAll(channels));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("channels").status(ended.isEmpty());
        ended.forEach(channel -> answer.withData(channel, "ended"));
        return answer.build();
    }
}
