package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.care.catalogue.VisitKind;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;

/** What a carer's words make of their part of a visit. Notes are sealed before they are kept. */
@ApplicationScoped
class TellingOfVisit {

    private static final int MOST_TASKS = 50;
    private static final int LONGEST_NOTE = 2_000;

    private final Elders elders;
    private final VisitKinds kinds;
    private final PeopleKey key;
    private final VisitChronicle chronicle;
    private final Visits visits;

    TellingOfVisit(Elders elders, VisitKinds kinds, PeopleKey key, VisitChronicle chronicle, Visits visits) {
        this.elders = elders;
        this.kinds = kinds;
        this.key = key;
        this.chronicle = chronicle;
        this.visits = visits;
    }

    Instant now() {
        return chronicle.now();
    }

    /** @throws Problem invalid-input for a task that is none of the kind, a note too long, a place that is none */
    @Transactional(Transactional.TxType.MANDATORY)
    VisitPart changed(Visit visit, VisitPart part, GoingOnVisit.Act act, Told told, Instant at, Instant heard) {
        return switch (act) {
            case SET_OUT -> part.setOut(at, heard);
            case ARRIVE, NOBODY_OPENS, OPENED_AFTER_ALL -> part.arrived(at, heard, distance(visit, told));
            case FINISH -> part.finished(at, heard, tasks(visit, told), note(visit, part, told.note()));
            case REFUSE, ELDER_CALLS_OFF -> part;
        };
    }

    /** One of two has finished: the visit stays as it is until the other has. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Visit visit, Actor actor, Map<String, Object> details, Instant now) {
        visit.nextVersion();
        chronicle.record(visit, actor, VisitTable.CARER, "finish-part", null, details, now);
        visits.save(visit, null);
    }

    boolean whole(Visit visit) {
        return kinds.find(visit.terms().kind())
                .map(kind -> Evidence.whole(visit, kind))
                .orElse(false);
    }

    private @Nullable Integer distance(Visit visit, Told told) {
        ElderRef elder = elders.find(visit.terms().elder()).orElseThrow(Elders::unknown);
        return Distance.between(told.place(), elder.longitude(), elder.latitude());
    }

    private List<String> tasks(Visit visit, Told told) {
        List<String> done = Asked.codes("tasks", told.tasks() == null ? List.of() : told.tasks(), MOST_TASKS);
        Set<String> known = kinds.find(visit.terms().kind()).stream()
                .flatMap(kind -> kind.tasks().stream())
                .map(VisitKind.Task::code)
                .collect(Collectors.toSet());
        for (String task : done) {
            if (!known.contains(task)) {
                throw Problem.invalid(
                        "tasks", "known-task", task + ":此类服务没有此项", "'" + task + "' is no task of this kind");
            }
        }
        return done;
    }

    private byte @Nullable [] note(Visit visit, VisitPart part, @Nullable String told) {
        String note = Asked.note("note", told, LONGEST_NOTE);
        return note == null ? null : key.seal(noteRow(visit.id(), part.number()), note);
    }

    static String noteRow(String visit, int part) {
        return "visit/" + visit + "/note/" + part;
    }
}
