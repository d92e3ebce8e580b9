package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.timebank.Kin;

/** Another officer of the area approves a back entry, which books it, or refuses it. */
@ApplicationScoped
class DecidingBackEntry {

    private final BackEntries entries;
    private final People people;
    private final Kin kin;
    private final BookingBackEntry booking;
    private final Desk desk;

    DecidingBackEntry(BackEntries entries, People people, Kin kin, BookingBackEntry booking, Desk desk) {
        this.entries = entries;
        this.people = people;
        this.kin = kin;
        this.booking = booking;
        this.desk = desk;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict naming the guard */
    @Transactional
    BackEntry approve(UUID id, long seen, Actor actor) {
        return decided(id, seen, BackEntryTable.APPROVE, null, actor);
    }

    /** @throws Problem as {@link #approve}; invalid-input */
    @Transactional
    BackEntry refuse(UUID id, long seen, @Nullable String reason, Actor actor) {
        return decided(id, seen, BackEntryTable.REFUSE, Asked.note("reason", reason, Asked.LONGEST_REASON), actor);
    }

    private BackEntry decided(UUID id, long seen, String action, @Nullable String reason, Actor actor) {
        // The person before the entry, as whoever erases them does.
        Person person = people.locked(entries.byId(id).person());
        BackEntry entry = entries.locked(id);
        BackEntry.Hand by = desk.hand(actor, entry.areaPath());
        IfMatch.check(seen, entry.version(), entry.state().wire());
        boolean own = kin.isNear(actor, person);
        int recorded = entries.minutesOf(person.id(), entry.day(), id, false);
        var row = BackEntryTable.BACK_ENTRY.decide(
                entry.state(),
                action,
                Set.of(BackEntryTable.DESK),
                new BackEntryTable.Deciding(
                        own,
                        actor.subject().equals(entry.entered().subject()),
                        reason != null,
                        recorded + entry.minutes() <= BackEntryBody.MOST_A_DAY));
        entries.decided(id, row.to(), by, reason);
        if (row.to() == BackEntryState.BOOKED) {
            booking.book(entry, person, actor.subject(), desk.dayOf(by.at()));
        }
        desk.record(entry, action, reason, actor, by.at());
        return entries.byId(id);
    }
}
