package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.problem.Problem;

/** What a report back or a check must bring, as the case's filing condition demands it. */
@ApplicationScoped
public class Evidence {

    private final Registry registry;

    Evidence(Registry registry) {
        this.registry = registry;
    }

    /** @throws Problem invalid-input when the condition demands a photo and there is none */
    public void requirePhotos(CaseFile file, List<PhotoClaim> photos) {
        if (photos.isEmpty() && demanded(file).stream().anyMatch(e -> e.startsWith("photo-"))) {
            throw Problem.invalid(
                    "photos", "evidence", "立案条件要求提供照片", "the filing condition demands at least one photo");
        }
    }

    /** @throws Problem invalid-input when there is no answer although the lead, or the condition, owes one */
    void requireAnswer(CaseFile file, WorkOrder order, @Nullable String answer) {
        if (answer == null
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
