package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.care.catalogue.VisitKind;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;

/** What a carer's words make of their part of a visit. Notes are sealed before they are kept. */
@ApplicationScoped
class TellingOfVisit implements KeptSealed {

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

    @Override
    public List<SealedColumn> sealed() {
        String note = "'visit/' || visit_id || '/note/' || carer_id";
        return List.of(
                SealedColumn.of("visit_part", "note_sealed", note),
                SealedColumn.of("visit_act", "note_sealed", note),
                SealedColumn.of("visit_act", "reason_sealed", "'visit-act/' || id || '/reason'"));
    }

    Instant now() {
        return chronicle.now();
    }

    /**
     * Nothing is written: an entry that is refused must not take the others of its batch with it.
     *
     * @param id of the act
     * @throws Problem invalid-input for a task that is none of the kind, words too long, a place that is none
     */
    VisitAct read(Visit visit, UUID carer, UUID id, GoingOnVisit.Act act, Told told, Instant at, Instant heard) {
        boolean finish = act == GoingOnVisit.Act.FINISH;
        boolean door = act == GoingOnVisit.Act.ARRIVE
                || act == GoingOnVisit.Act.NOBODY_OPENS
                || act == GoingOnVisit.Act.OPENED_AFTER_ALL;
        ElderRef elder = elders.find(visit.terms().elder()).orElseThrow(Elders::unknown);
        // Of somebody who was forgotten meanwhile no words are kept.
        boolean forgotten = elder.state() == ElderState.ERASED;
        String note = finish && !forgotten ? Asked.note("note", told.note(), LONGEST_NOTE) : null;
        String reason = Asked.note("reason", told.reason(), Asked.LONGEST_REASON);
        return new VisitAct(
                id,
                carer,
                act,
                at,
                heard,
                door ? Distance.between(told.place(), elder.longitude(), elder.latitude()) : null,
                finish ? tasks(visit, told) : List.of(),
                note == null ? null : key.seal(noteRow(visit.id(), carer), note),
                reason == null ? null : key.seal(reasonRow(id), reason),
                false,
                Standing.APPLIED,
                null);
    }

    /** The reason that was told with an act. */
    @Nullable
    String reason(VisitAct act) {
        byte[] sealed = act.reason();
        return sealed == null ? null : key.open(reasonRow(act.id()), sealed);
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

    /** For which row the reason of an act is sealed. */
    static String reasonRow(UUID act) {
        return "visit-act/" + act + "/reason";
    }

    /** What carers write is sealed for the visit and for them, whichever part of it they do. */
    static String noteRow(String visit, UUID carer) {
        return "visit/" + visit + "/note/" + carer;
    }
}
