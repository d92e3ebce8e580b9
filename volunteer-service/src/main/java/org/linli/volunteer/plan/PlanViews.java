package org.linli.volunteer.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.matching.Assignment;
import org.linli.volunteer.matching.CandidateViews.LeftOut;
import org.linli.volunteer.matching.CandidateViews.TermView;

/** Plans as the API shows them: ids and numbers, no names. */
public final class PlanViews {

    private PlanViews() {}

    /**
     * Who takes which place of the open needs.
     *
     * @param kinds of needs that were planned; empty: any
     * @param weights version of the weights
     * @param looked how many people live within the reach of one of the needs
     * @param needs how many were planned
     * @param places of all needs that are free
     * @param filled how many somebody takes
     * @param scores sum of the scores of those who take a place
     * @param bound what the sum cannot exceed in any plan that fills as many places
     */
    @Schema(name = "PlanContent")
    public record Content(
            String area,
            Instant from,
            Instant to,
            List<String> kinds,
            int weights,
            int looked,
            int needs,
            int places,
            int filled,
            double scores,
            double bound,
            List<Taken> taken,
            List<Empty> empty) {}

    /** A place and who takes it. @param place from 0 within the free places of the need @param score 0 to 1 */
    @Schema(name = "PlannedPlace")
    public record Taken(UUID need, int place, UUID person, double score, List<TermView> terms) {

        static Taken of(Assignment.Filled filled) {
            return new Taken(
                    filled.need(),
                    filled.place(),
                    filled.person().id(),
                    filled.person().score(),
                    TermView.of(filled.person()));
        }
    }

    /**
     * A place that stays empty, and why.
     *
     * @param reason nobody-fits, or all-taken: whoever fits takes another place
     * @param fit how many keep the hard rules and may be asked
     * @param settled how many are not to be asked: they were already, or gave back a place of the need
     * @param broken how many were left out by each rule, counted at the first one they break
     */
    @Schema(name = "EmptyPlace")
    public record Empty(UUID need, int place, String reason, int fit, int settled, List<LeftOut> broken) {

        static Empty of(Assignment.Empty empty) {
            return new Empty(
                    empty.need(),
                    empty.place(),
                    empty.reason().code(),
                    empty.fit(),
                    empty.settled(),
                    empty.broken().entrySet().stream()
                            .map(each -> new LeftOut(each.getKey().code(), each.getValue()))
                            .toList());
        }
    }

    /**
     * What the application of a plan came to for a need.
     *
     * @param outcome invited; changed: the need is not as it was planned; being-filled: others are being asked for it; nobody-left:
     *     whoever was planned cannot any more; null: not applied yet
     */
    @Schema(name = "PlannedNeed")
    public record Applied(UUID need, @Nullable String outcome) {}

    /** @param keptUntil when the plan is forgotten @param application what came of each need that has somebody planned */
    @Schema(name = "Plan")
    public record Whole(
            UUID id,
            Instant madeAt,
            Instant keptUntil,
            @Nullable Instant appliedAt,
            Content plan,
            List<Applied> application) {}
}
