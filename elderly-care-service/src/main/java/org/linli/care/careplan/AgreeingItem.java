package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.linli.care.elder.ElderConsents;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Agrees with a person what recurs; the desk of their area. */
@ApplicationScoped
class AgreeingItem {

    static final String ENTITY = "care-item";

    private final Elders elders;
    private final ElderConsents consents;
    private final ReadingItem reading;
    private final KeepingItems keeping;
    private final Audit audit;

    AgreeingItem(Elders elders, ElderConsents consents, ReadingItem reading, KeepingItems keeping, Audit audit) {
        this.elders = elders;
        this.consents = consents;
        this.reading = reading;
        this.keeping = keeping;
        this.audit = audit;
    }

    /** @throws Problem not-found, not-allowed, invalid-input; conflict for who is not cared for or did not agree to be visited */
    @Transactional
    UUID agree(UUID elder, ItemBody body, Actor actor) {
        ElderRef person = elders.lock(elder).orElseThrow(Elders::unknown);
        if (!actor.mayIn(ItemTable.DESK, person.areaPath())) {
            throw Elders.unknown();
        }
        Terms terms = reading.read(body, person);
        if (!person.caredFor()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此人已不在服务名单", "This person is not cared for any more")
                    .with("state", person.state().wire());
        }
        if (!consents.given(elder, ElderConsents.HOME_VISITS)) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("须有上门服务的同意", "The person must have agreed to be visited")
                    .with("guard", "consent");
        }
        UUID id = TimeOrderedId.at(keeping.now());
        String source = terms.packageId() == null ? "agreed" : "contract";
        keeping.begin(new CareItem(id, 1, ItemState.ACTIVE, id, elder, source, terms));
        audit.record(AuditEntry.of(keeping.now(), actor, ItemTable.DESK, "agree", ENTITY, id.toString())
                .with(Map.of("elder", elder.toString(), "kind", terms.kind())));
        return id;
    }
}
