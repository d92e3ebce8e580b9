package org.linli.dispatch.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CityPack;

/** What other rules and another responsibility list would make of past cases, beside what those in force make of them. */
@ApplicationScoped
class PreviewingRoutes {

    private static final int EXAMPLES = 5;

    /** Where cases go; null where nothing matches and a dispatcher decides. */
    @Schema(name = "PreviewedRoute")
    record Outcome(String lead, List<String> supporting, boolean automatic, String rule) {

        static @Nullable Outcome of(Optional<Route> route) {
            return route.map(r -> new Outcome(r.leadUnit(), r.supportingUnits(), r.automatic(), r.ruleCode()))
                    .orElse(null);
        }

        /** Another rule that sends the case to the same units in the same way changes nothing for anybody. */
        static boolean differ(@Nullable Outcome one, @Nullable Outcome other) {
            if (one == null || other == null) {
                return one != other;
            }
            return !one.lead.equals(other.lead)
                    || !one.supporting.equals(other.supporting)
                    || one.automatic != other.automatic;
        }
    }

    /** Cases that would go elsewhere in the same way; {@code numbers} names some of them. */
    @Schema(name = "RouteChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(@Nullable Outcome now, @Nullable Outcome then, int cases, List<String> numbers) {}

    private record Turn(@Nullable Outcome now, @Nullable Outcome then) {}

    private final CityRouting routing;

    PreviewingRoutes(CityRouting routing) {
        this.routing = routing;
    }

    /** Changes, those of most cases first. Streets, areas and calendars are those in force on both sides. */
    List<Change> changes(CityPack pack, List<FiledCase> cases) {
        RoutingTable proposed = new RoutingTable(pack.routing(), pack.responsibilities(), pack.units());
        Map<Turn, List<String>> turned = new LinkedHashMap<>();
        for (FiledCase filed : cases) {
            Optional<Situation> situation = routing.situation(filed.place(), filed.filedAt());
            Outcome now = Outcome.of(situation.flatMap(routing::choose));
            Outcome then = Outcome.of(situation.flatMap(proposed::choose));
            if (Outcome.differ(now, then)) {
                turned.computeIfAbsent(new Turn(now, then), turn -> new ArrayList<>())
                        .add(filed.number());
            }
        }
        return turned.entrySet().stream()
                .map(each -> new Change(
                        each.getKey().now(),
                        each.getKey().then(),
                        each.getValue().size(),
                        each.getValue().stream().limit(EXAMPLES).toList()))
                .sorted(Comparator.comparingInt(Change::cases).reversed())
                .toList();
    }
}
