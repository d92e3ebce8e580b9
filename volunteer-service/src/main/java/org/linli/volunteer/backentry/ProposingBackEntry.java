package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** The desk enters service that was not recorded when it was given. It counts once another officer approved it. */
@ApplicationScoped
class ProposingBackEntry {

    private final BackEntries entries;
    private final People people;
    private final Desk desk;
    private final Database database;
    private final Catalogue catalogue;

    ProposingBackEntry(BackEntries entries, People people, Desk desk, Database database, Catalogue catalogue) {
        this.entries = entries;
        this.people = people;
        this.desk = desk;
        this.database = database;
        this.catalogue = catalogue;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Proposed(BackEntry entry, boolean fresh) {}

    /**
     * @param key of the caller's choice: the same key and content are the same entry
     * @throws Problem not-found, not-allowed, invalid-input, idempotency-key-reused
     */
    @Transactional
    Proposed propose(BackEntryBody body, @Nullable String key, Actor actor) {
        String under = Asked.words("Idempotency-Key", key, 200);
        BackEntryBody.Told told = body.told();
        Person person = people.locked(told.person());
        BackEntry.Hand by = desk.hand(actor, person.areaPath());
        BackEntry asked = entry(told, person, under, by);
        Optional<BackEntry> before = entries.under(actor.subject(), under);
        if (before.isPresent()) {
            return new Proposed(same(before.get(), asked), false);
        }
        catalogue.require(CityList.NEED_KINDS, "kind", told.kind());
        BackEntryBody.checkDay(told.day(), desk.dayOf(by.at()));
        int taken = entries.minutesOf(person.id(), told.day(), null, true);
        if (taken + told.minutes() > BackEntryBody.MOST_A_DAY) {
            throw Problem.invalid(
                            "minutes",
                            "day-limit",
                            "该日已有 " + taken + " 分钟,合计不得超过 480 分钟",
                            "with the " + taken + " minutes of that day must be at most 480")
                    .with("taken", taken);
        }
        if (!entries.insert(asked)) {
            BackEntry meanwhile = entries.under(actor.subject(), under).orElseThrow();
            return new Proposed(same(meanwhile, asked), false);
        }
        desk.record(asked, BackEntryTable.PROPOSE, asked.reason(), actor, by.at());
        return new Proposed(entries.byId(asked.id()), true);
    }

    private BackEntry entry(BackEntryBody.Told told, Person person, String key, BackEntry.Hand by) {
        UUID id = TimeOrderedId.at(by.at());
        String path = person.areaPath();
        return new BackEntry(
                id,
                1,
                BackEntryState.PROPOSED,
                person.id(),
                "",
                path.substring(path.lastIndexOf('.') + 1),
                path,
                communityOf(path).orElse(null),
                person.workUnit(),
                told.kind(),
                told.day(),
                told.minutes(),
                told.reason(),
                key,
                by,
                null,
                null);
    }

    private Optional<String> communityOf(String path) {
        return Communities.of(database, path);
    }

    private static BackEntry same(BackEntry before, BackEntry asked) {
        if (!before.asksTheSameAs(asked)) {
            throw Problem.of(CommonProblem.KEY_REUSED)
                    .detail("此幂等键已用于另一项补录", "This key belongs to another back entry")
                    .with("backEntryId", before.id().toString());
        }
        return before;
    }
}
