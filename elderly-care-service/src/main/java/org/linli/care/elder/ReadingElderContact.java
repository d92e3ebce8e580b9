package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** How somebody and their contacts are reached, in full; each reading is on record. */
@ApplicationScoped
class ReadingElderContact {

    private final Elders elders;
    private final ReadingElderMatter reading;
    private final ElderChronicle chronicle;

    ReadingElderContact(Elders elders, ReadingElderMatter reading, ElderChronicle chronicle) {
        this.elders = elders;
        this.reading = reading;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed */
    @Transactional
    ElderMatter read(UUID id, Actor actor) {
        String role = ElderRight.writer(elders.find(id), actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        ElderMatter matter = reading.read(id).orElseThrow(Elders::unknown);
        chronicle.record(id, actor, role, "read-contact", Map.of());
        return matter;
    }
}
