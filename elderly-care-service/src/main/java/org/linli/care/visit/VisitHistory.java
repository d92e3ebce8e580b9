package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** One visit as somebody sees it, and what was done to it. */
@ApplicationScoped
class VisitHistory {

    /** @param by subject of who did it */
    @Schema(name = "VisitHistoryLine")
    public record Line(
            Instant at,
            String by,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details) {}

    private final Visits visits;
    private final VisitSight sight;
    private final Audit audit;

    VisitHistory(Visits visits, VisitSight sight, Audit audit) {
        this.visits = visits;
        this.sight = sight;
        this.audit = audit;
    }

    /** @throws Problem not-found */
    @Transactional
    VisitView seen(String id, Actor actor) {
        return VisitView.of(sight.seen(visits.whole(id), actor));
    }

    /** @throws Problem not-found for who is no officer of the area */
    @Transactional
    List<Line> of(String id, Actor actor) {
        Visit visit =
                visits.whole(id).filter(each -> sight.officer(each, actor)).orElseThrow(Visits::unknown);
        return audit.of(VisitChronicle.ENTITY, visit.id()).stream()
                .map(each -> new Line(
                        each.entry().at(),
                        each.entry().actor(),
                        each.entry().role(),
                        each.entry().action(),
                        each.entry().reason(),
                        each.entry().details()))
                .toList();
    }
}
