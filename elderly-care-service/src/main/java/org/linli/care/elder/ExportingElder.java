package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Gives all that is kept of somebody, for them to have; each giving is on record. */
@ApplicationScoped
class ExportingElder {

    private final Elders elders;
    private final ElderViews views;
    private final ReadingElderMatter reading;
    private final RowsOfElder rows;
    private final ElderChronicle chronicle;

    ExportingElder(
            Elders elders, ElderViews views, ReadingElderMatter reading, RowsOfElder rows, ElderChronicle chronicle) {
        this.elders = elders;
        this.views = views;
        this.reading = reading;
        this.rows = rows;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed */
    @Transactional
    ElderOwnData export(UUID id, Actor actor) {
        String role = ElderRight.writer(elders.find(id), actor, ElderTable.DESK);
        ElderOwnData data = new ElderOwnData(
                chronicle.now(),
                views.one(id, actor),
                views.idNumber(id).orElse(null),
                reading.read(id).orElseThrow(Elders::unknown),
                rows.of(id));
        chronicle.record(id, actor, role, "export-data", Map.of());
        return data;
    }
}
