package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.care.elder.ElderMatter;
import org.linli.care.elder.Elders;
import org.linli.care.elder.ReadingElderMatter;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;

/** Opens what a visit is about, for whoever is on it; each reading is on record. */
@ApplicationScoped
class ReadingVisit {

    /** The person behind the door, and what carers wrote. */
    @Schema(name = "VisitMatter")
    public record Matter(ElderMatter person, List<String> notes) {}

    private final Visits visits;
    private final VisitSight sight;
    private final ReadingElderMatter reading;
    private final Instance<MatterReaders> readers;
    private final OpeningNotes notes;

    ReadingVisit(
            Visits visits,
            VisitSight sight,
            ReadingElderMatter reading,
            @Any Instance<MatterReaders> readers,
            OpeningNotes notes) {
        this.visits = visits;
        this.sight = sight;
        this.reading = reading;
        this.readers = readers;
        this.notes = notes;
    }

    @ApplicationScoped
    static class OpeningNotes {

        private final PeopleKey key;
        private final VisitChronicle chronicle;

        OpeningNotes(PeopleKey key, VisitChronicle chronicle) {
            this.key = key;
            this.chronicle = chronicle;
        }

        List<String> of(Visit visit) {
            return visit.parts().stream()
                    .flatMap(part -> Optional.ofNullable(part.note())
                            .map(note -> key.open(
                                    TellingOfVisit.noteRow(visit.id(), Objects.requireNonNull(part.carer())), note))
                            .stream())
                    .toList();
        }

        void record(Visit visit, Actor actor, String role) {
            chronicle.record(visit, actor, role, "read-matter", null, Map.of(), chronicle.now());
        }
    }

    /** @throws Problem not-found for who is not on it today and is no desk of the area */
    @Transactional
    Matter read(String id, Actor actor) {
        Visit visit = visits.whole(id).orElseThrow(Visits::unknown);
        String role = role(visit, actor);
        ElderMatter person = reading.read(visit.terms().elder()).orElseThrow(Elders::unknown);
        notes.record(visit, actor, role);
        return new Matter(person, notes.of(visit));
    }

    private String role(Visit visit, Actor actor) {
        if (actor.mayIn(VisitTable.DESK, visit.areaPath())) {
            return VisitTable.DESK;
        }
        if (sight.carerOf(visit, actor).isPresent()) {
            return VisitTable.CARER;
        }
        VisitRef ref = VisitRef.of(visit);
        return readers.stream()
                .flatMap(each -> each.mayRead(ref, actor).stream())
                .findFirst()
                .orElseThrow(Visits::unknown);
    }
}
