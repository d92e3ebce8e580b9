package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Who is in a team, from when to when. */
@ApplicationScoped
class TeamMembers {

    private final Teams teams;
    private final People people;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    TeamMembers(Teams teams, People people, Database database, Audit audit, Clock clock) {
        this.teams = teams;
        this.people = people;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes somebody in; whoever is in stays in. @throws Problem not-found, not-allowed; conflict for who is not active */
    @Transactional
    void takeIn(UUID teamId, UUID personId, Actor actor) {
        Team team = teams.locked(teamId);
        String role = teams.require(actor, team);
        Person person = people.byId(personId).orElseThrow(() -> Problem.notFound("person", "该登记"));
        if (!person.active()) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此人的登记已暂停或退出", "This person's profile is paused or left");
        }
        Instant now = clock.instant();
        int anew = database.update("""
                INSERT INTO team_member (team, person, begun_at) VALUES (?, ?, ?)
                ON CONFLICT (team, person) WHERE ended_at IS NULL DO NOTHING""", teamId, personId, now);
        if (anew == 1) {
            record(now, actor, role, "take-in", teamId, personId);
        }
    }

    /**
     * Lets somebody go, which they may ask for themselves; whoever is not in stays out.
     *
     * @throws Problem not-found, not-allowed; conflict for the leader
     */
    @Transactional
    void letGo(UUID teamId, UUID personId, Actor actor) {
        Team team = teams.locked(teamId);
        String role = people.bySubject(actor.subject())
                .filter(me -> me.id().equals(personId))
                .map(me -> ActingFor.ONESELF)
                .orElseGet(() -> teams.require(actor, team));
        if (team.leader().equals(personId)) {
            throw Problem.of(CommonProblem.CONFLICT).detail("队长不能退出团队", "The leader cannot leave the team");
        }
        Instant now = clock.instant();
        int ended = database.update("""
                UPDATE team_member SET ended_at = greatest(?, begun_at)
                 WHERE team = ? AND person = ? AND ended_at IS NULL""", now, teamId, personId);
        if (ended == 1) {
            record(now, actor, role, "let-go", teamId, personId);
        }
    }

    private void record(Instant now, Actor actor, String role, String action, UUID team, UUID person) {
        database.update("UPDATE team SET version = version + 1 WHERE id = ?", team);
        Map<String, Object> details = role.equals(ActingFor.ONESELF)
                ? Map.of("person", person.toString())
                : Map.of("person", person.toString(), "for", person.toString());
        audit.record(
                AuditEntry.of(now, actor, role, action, "team", team.toString()).with(details));
    }
}
