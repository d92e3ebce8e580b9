package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.photo.AttachingPhotos;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** What a report back or a check must bring, as the case's filing condition demands it. */
@ApplicationScoped
public class Evidence {

    private final Registry registry;
    private final AttachingPhotos attaching;

    Evidence(Registry registry, AttachingPhotos attaching) {
        this.registry = registry;
        this.attaching = attaching;
    }

    /**
     * What an inspector brings who finds the work done.
     *
     * @throws Problem invalid-input when the condition demands a photo and there is none
     */
    public void requirePhotos(CaseFile file, List<PhotoClaim> photos) {
        if (photos.isEmpty() && demanded(file).stream().anyMatch(e -> e.startsWith("photo-"))) {
            throw Problem.invalid(
                    "photos", "evidence", "立案条件要求提供照片", "the filing condition demands at least one photo");
        }
    }

    /** @throws Problem invalid-input for a photo that is not there, not the actor's, or attached already */
    public void attachToCheck(UUID caseId, UUID checkId, List<PhotoClaim> photos, Actor actor, Instant now) {
        attaching.attach(photos, AttachingPhotos.toCheck(caseId, checkId), actor, now);
    }

    /**
     * Takes what a unit brings with its report back.
     *
     * @throws Problem invalid-input when something demanded is missing, or a photo cannot be attached
     */
    void ofReport(
            WorkOrders.Held held, ReportingBack.Report report, @Nullable String answer, Actor actor, Instant now) {
        requirePhotos(held.file(), report.photos());
        requireAnswer(held.file(), held.order(), answer);
        attaching.attach(
                report.photos(),
                AttachingPhotos.toOrder(held.file().id(), held.order().id()),
                actor,
                now);
    }

    private void requireAnswer(CaseFile file, WorkOrder order, @Nullable String answer) {
        if (file.matter().origin() == null
                && answer == null
                && (order.part() == WorkOrder.Part.LEAD || demanded(file).contains("reply"))) {
            throw Problem.invalid("answer", "required", "须给诉求人答复", "the reporter is owed an answer");
        }
    }

    private List<String> demanded(CaseFile file) {
        String code = file.conditionCode();
        return code == null
                ? List.of()
                : registry.condition(code).map(ConditionRef::evidence).orElse(List.of());
    }
}
