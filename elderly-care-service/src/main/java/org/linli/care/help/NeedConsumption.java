package org.linli.care.help;

import io.smallrye.reactive.messaging.annotations.Blocking;
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

    // Before it is opened, and what single claims do, is no concern of a visit.
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
        on("need-filled", HelpTable.CLAIM, null);
        on("need-begun", HelpTable.CLAIM, null);
        on("need-reopened", HelpTable.FREE, null);
        on("need-done", HelpTable.SERVE, null);
        on("need-expired", HelpTable.LAPSE, "expired");
        on("need-withdrawn", HelpTable.LAPSE, "withdrawn");
        on("need-closed", HelpTable.CLOSE, null);
        routes.ignoring(NOT_TOLD.stream().map(NeedConsumption::type).toArray(String[]::new));
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("needs")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    private void on(String kind, String action, @Nullable String reasonCode) {
        routes.on(type(kind), event -> following.happened(action, reasonCode, event));
    }

    private static String type(String kind) {
        return "linli.volunteer." + kind + ".v1";
    }
}
