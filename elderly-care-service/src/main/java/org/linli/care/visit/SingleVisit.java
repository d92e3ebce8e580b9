package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.catalogue.VisitKind;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** A visit outside any care plan, as the desk enters it. */
@ApplicationScoped
class SingleVisit {

    /**
     * One visit.
     *
     * @param kind of the city's list
     * @param beginsAt of the window, RFC 3339; not over yet
     * @param endsAt on the same day in the city's zone; the service fits between
     * @param minutes 5–480; left out: as the kind usually takes
     * @param carers 1 or 2, who come together; left out: 1
     */
    @Schema(name = "SingleVisit")
    public record Body(
            @Nullable UUID elder,
            @Nullable String kind,
            @Nullable Instant beginsAt,
            @Nullable Instant endsAt,
            @Nullable Integer minutes,
            @Nullable Integer carers) {}

    private static final int SHORTEST = 5;
    private static final int LONGEST = 480;

    private final Elders elders;
    private final VisitKinds kinds;
    private final DraftVisits drafts;
    private final Visits visits;
    private final VisitChronicle chronicle;

    SingleVisit(Elders elders, VisitKinds kinds, DraftVisits drafts, Visits visits, VisitChronicle chronicle) {
        this.elders = elders;
        this.kinds = kinds;
        this.drafts = drafts;
        this.visits = visits;
        this.chronicle = chronicle;
    }

    /** @throws Problem invalid-input; not-found for somebody the desk does not see */
    @Transactional
    String enter(Body body, Actor actor) {
        ElderRef elder = elders.find(Asked.given("elder", body.elder()))
                .filter(each -> actor.mayIn(VisitTable.DESK, each.areaPath()))
                .orElseThrow(Elders::unknown);
        if (!elder.caredFor()) {
            throw Problem.invalid("elder", "cared-for", "须为在册老人", "must be somebody who is registered");
        }
        VisitKind kind = kinds.require(Asked.code("kind", body.kind()), "kind");
        int minutes = within("minutes", body.minutes() == null ? kind.minutes() : body.minutes(), SHORTEST, LONGEST);
        int carers = within("carers", body.carers() == null ? 1 : body.carers(), 1, 2);
        Instant begins = Asked.given("beginsAt", body.beginsAt());
        Instant ends = Asked.given("endsAt", body.endsAt());
        Instant now = chronicle.now();
        if (ends.isBefore(begins.plus(Duration.ofMinutes(minutes)))
                || !chronicle.dayOf(begins).equals(chronicle.dayOf(ends))) {
            throw Problem.invalid(
                    "endsAt",
                    "service-fits",
                    "须与开始同日,且容得下服务时长",
                    "must be on the same day and leave room for the service");
        }
        if (!ends.isAfter(now)) {
            throw Problem.invalid("endsAt", "ahead", "须在将来", "must lie ahead");
        }
        String id = TimeOrderedId.at(now).toString();
        drafts.insert(
                new Draft(
                        id,
                        elder.id(),
                        null,
                        null,
                        null,
                        chronicle.dayOf(begins),
                        kind.code(),
                        begins,
                        ends,
                        minutes,
                        kind.skills(),
                        carers,
                        carers == 2 ? Coupling.TOGETHER : null,
                        null,
                        null,
                        null,
                        null,
                        elder.providerUnit()),
                elder);
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        chronicle.record(visit, actor, VisitTable.DESK, "enter", null, Map.of("kind", kind.code()), now);
        return id;
    }

    private static int within(String field, int told, int least, int most) {
        if (told < least || told > most) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 " + most, "must be " + least + " to " + most);
        }
        return told;
    }
}
