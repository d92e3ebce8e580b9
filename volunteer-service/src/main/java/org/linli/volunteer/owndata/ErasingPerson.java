package org.linli.volunteer.owndata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.ErasingProfile;
import org.linli.volunteer.person.Person;

/** Forgets a person. What they did and what was booked stays, under an id that leads to nobody. */
@ApplicationScoped
class ErasingPerson {

    static final String ERASE = "erase-data";
    static final String ERASE_CONTACT = "erase-contact";

    // Proposed by them for themselves, or by others for them.
    private static final String OWN_AND_OVER = """
            SELECT id FROM need
             WHERE ended_at IS NOT NULL
               AND (receiver = ? OR proposed_by = ? AND proposed_as = 'proposer' AND proposed_for_unit IS NULL)""";

    private final ErasingProfile profile;
    private final StandingMatters standing;
    private final Database database;
    private final PersonRecord record;

    ErasingPerson(ErasingProfile profile, StandingMatters standing, Database database, PersonRecord record) {
        this.profile = profile;
        this.standing = standing;
        this.database = database;
        this.record = record;
    }

    /**
     * Whoever signs in asks for it themselves; the desk for somebody without a phone, with a reason.
     *
     * @throws Problem not-found, also when it is done already; not-allowed, stale, invalid-input; conflict naming the claims
     *     that stand and the accounts that hold something
     */
    @Transactional
    void erase(UUID id, long seen, @Nullable String reason, Actor actor) {
        ErasingProfile.Opened opened = profile.open(id, seen, actor);
        Person person = opened.person();
        String words = opened.role().equals(ActingFor.ONESELF)
                ? Asked.note("reason", reason, Asked.LONGEST_REASON)
                : Asked.words("reason", reason, Asked.LONGEST_REASON);
        standing.refuse(id);
        Instant now = record.now();
        contactsOfNeeds(person, actor, opened.role());
        database.update("DELETE FROM blocked_pair WHERE person = ?", id);
        backEntries(id);
        // Reports of theirs that were not filed yet: whose account it was is not needed any more.
        database.update("DELETE FROM volunteer_report WHERE subject = ?", person.subject());
        database.update("UPDATE invitation SET reason = NULL WHERE person_id = ?", id);
        database.update(
                "UPDATE team_member SET ended_at = greatest(?, begun_at) WHERE person = ? AND ended_at IS NULL",
                now,
                id);
        timeBank(id);
        profile.erase(opened, actor, now);
        record.add(person, actor, opened.role(), ERASE, words);
    }

    /** Whose family they were, why they were helped out, and that they see needs which others proposed for them. */
    private void timeBank(UUID id) {
        database.update("DELETE FROM family_tie WHERE one = ? OR other = ?", id, id);
        database.update("UPDATE time_bank_grant SET reason = '-' WHERE person = ?", id);
        database.update("UPDATE need SET receiver_subject = NULL WHERE receiver = ?", id);
    }

    /** What nobody has judged goes whole; what was judged stays without the words around it. */
    private void backEntries(UUID id) {
        database.update("DELETE FROM back_entry WHERE person = ? AND state = 'proposed'", id);
        database.update("UPDATE back_entry SET reason = '*', decision_reason = NULL WHERE person = ?", id);
    }

    /** Of needs that are over; the others still need somebody to come. */
    private void contactsOfNeeds(Person person, Actor actor, String role) {
        database.list(
                        "DELETE FROM need_contact WHERE need_id IN (" + OWN_AND_OVER + ") RETURNING need_id",
                        row -> row.getObject("need_id", UUID.class),
                        person.id(),
                        person.subject())
                .forEach(need -> record.ofNeed(need, actor, role, ERASE_CONTACT));
        database.update(
                "UPDATE need SET household = NULL WHERE household IS NOT NULL AND id IN (" + OWN_AND_OVER + ")",
                person.id(),
                person.subject());
    }
}
