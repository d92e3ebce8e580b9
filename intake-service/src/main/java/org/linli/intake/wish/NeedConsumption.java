package org.linli.intake.wish;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;

/** What becomes of needs at the volunteers' service. */
@ApplicationScoped
public class NeedConsumption implements Consumption {

    // Before it is opened, and what single claims do, is no concern of a wish.
    private static final List<String> NOT_TOLD = List.of(
            "need-proposed",
            "need-reviewed",
            "need-opened",
            "need-confirmed",
            "claim-held",
            "claim-confirmed",
            "claim-released",
            "claim-checked-in",
            "claim-checked-out",
            "claim-no-show",
            "claim-attested",
            "claim-disputed",
            "claim-recorded");

    private final Consuming consuming;
    private final FollowingNeed following;
    private final EventRoutes routes = EventRoutes.of("needs");

    NeedConsumption(Consuming consuming, FollowingNeed following) {
        this.consuming = consuming;
        this.following = following;
        on("need-filled", WishTable.CLAIM, null);
        on("need-begun", WishTable.CLAIM, null);
        on("need-reopened", WishTable.FREE, null);
        on("need-done", WishTable.SERVE, null);
        on("need-expired", WishTable.LAPSE, "expired");
        on("need-withdrawn", WishTable.LAPSE, "withdrawn");
        on("need-closed", WishTable.CLOSE, null);
        routes.ignoring(NOT_TOLD.stream().map(NeedConsumption::type).toArray(String[]::new));
    }

    @Incoming("needs")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void on(String kind, String action, @Nullable String reasonCode) {
        routes.on(type(kind), event -> following.happened(action, reasonCode, event));
    }

    private static String type(String kind) {
        return "linli.volunteer." + kind + ".v1";
    }
}
