package org.linli.volunteer.owndata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.KeptOfPerson;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Gives somebody all that is kept of them; each giving is on record. */
@ApplicationScoped
class ExportingPerson {

    static final String EXPORT = "export-data";

    private final People people;
    private final KeptOfPerson kept;
    private final KeptElsewhere elsewhere;
    private final OtherTables others;
    private final PersonRecord record;

    ExportingPerson(
            People people, KeptOfPerson kept, KeptElsewhere elsewhere, OtherTables others, PersonRecord record) {
        this.people = people;
        this.kept = kept;
        this.elsewhere = elsewhere;
        this.others = others;
        this.record = record;
    }

    /**
     * For themselves, or for the desk of their area.
     *
     * @throws Problem not-found for who has nothing to do with the person; not-allowed for who represents them
     */
    @Transactional
    OwnData export(UUID id, Actor actor) {
        Person person = people.byId(id).orElseThrow(ExportingPerson::unknown);
        String role = role(person, actor);
        OwnData data = new OwnData(
                record.now(),
                kept.of(id),
                elsewhere.teams(id),
                elsewhere.blockedHouseholds(id),
                elsewhere.needs(id, person.subject()),
                elsewhere.claims(id),
                elsewhere.accounts(id),
                others.of(id));
        record.add(person, actor, role, EXPORT, null);
        return data;
    }

    private String role(Person person, Actor actor) {
        String role = record.as(actor, person).orElseThrow(ExportingPerson::unknown);
        if (role.equals(ActingFor.REPRESENTATIVE)) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("须为本人,或其所在区域的受理员", "Needs to be that person, or the desk of their area");
        }
        return role;
    }

    private static Problem unknown() {
        return Problem.notFound("person", "该登记");
    }
}
