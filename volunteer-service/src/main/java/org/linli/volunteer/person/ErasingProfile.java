package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Takes out of this room's tables what tells of a person. The row and what refers to it stay, under the id alone. */
@ApplicationScoped
public class ErasingProfile {

    /** What is there instead of a name. */
    static final String NOBODY = "已删除";

    private final Profiles profiles;
    private final Consents consents;
    private final ActingFor acting;
    private final Database database;

    ErasingProfile(Profiles profiles, Consents consents, ActingFor acting, Database database) {
        this.profiles = profiles;
        this.consents = consents;
        this.acting = acting;
        this.database = database;
    }

    /** @param role oneself, or desk for somebody without a phone */
    public record Opened(Person person, String role) {}

    /**
     * The person, locked until the transaction ends, so that nobody claims for them meanwhile.
     *
     * @throws Problem not-found, also when it is done already; not-allowed, stale
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Opened open(UUID id, long seen, Actor actor) {
        Profile profile = profiles.locked(id);
        String role = acting.require(actor, profile.person());
        boolean may = role.equals(ActingFor.ONESELF)
                || profile.subject() == null && actor.mayIn(ActingFor.DESK, profile.areaPath());
        if (!may) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail(
                            "须由本人提出;无手机者由其所在区域的受理员代为办理",
                            "Only the person asks for this; for somebody without a phone, the desk of their area")
                    .with("roles", Set.of(ActingFor.ONESELF, ActingFor.DESK));
        }
        IfMatch.check(seen, profile.version(), profile.state().wire());
        String as = role.equals(ActingFor.ONESELF) ? ActingFor.ONESELF : ActingFor.DESK;
        PersonTable.PERSON.decide(profile.state(), PersonTable.ERASE, Set.of(as), actor);
        return new Opened(profile.person(), as);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Opened opened, Actor actor, Instant now) {
        UUID id = opened.person().id();
        consents.now(id).forEach((kind, given) -> {
            if (given) {
                consents.add(id, new Consents.Said(kind, false, now, actor.subject(), opened.role()));
            }
        });
        for (String table : new String[] {
            "person_phone",
            "person_skill",
            "availability",
            "availability_exception",
            "membership",
            "person_registration"
        }) {
            database.update("DELETE FROM " + table + " WHERE person = ?", id);
        }
        certificates(id);
        database.update("""
                UPDATE representative SET ended_at = greatest(?, begun_at), ended_by = ?
                 WHERE person = ? AND ended_at IS NULL""", now, actor.subject(), id);
        database.update("""
                UPDATE person
                   SET version = version + 1, state = 'erased', subject = NULL, name = ?, work_unit = NULL, household = NULL,
                       birth_year = NULL, languages = '{}', weekly_cap_minutes = 0, home_latitude = NULL,
                       home_longitude = NULL
                 WHERE id = ?""", NOBODY, id);
    }

    /** What nobody has judged goes whole; what was judged stays without its number, which may be entered anew. */
    private void certificates(UUID id) {
        database.update("DELETE FROM certificate WHERE person = ? AND state = 'claimed'", id);
        database.update("""
                UPDATE certificate
                   SET version = version + 1, number_sealed = ''::bytea, number_fingerprint = uuid_send(id), number_end = '****'
                 WHERE person = ?""", id);
    }
}
