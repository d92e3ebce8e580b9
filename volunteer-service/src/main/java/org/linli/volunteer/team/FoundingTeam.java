package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Founds a team with its leader as the first member; the desk of its area, or the organisation of its unit. */
@ApplicationScoped
class FoundingTeam {

    /**
     * A team as it is founded.
     *
     * @param name 1–100 characters, once in its area
     * @param area where it helps, any level
     * @param unit organisation it is of; left out: the area's own
     * @param skills codes it vouches for, at most 50
     * @param leader an active person
     */
    @Schema(name = "TeamTold")
    public record TeamBody(
            @Nullable String name,
            @Nullable String area,
            @Nullable String unit,
            @Nullable List<@Nullable String> skills,
            @Nullable UUID leader) {}

    private static final long NAMES = 0x4c4c5445414dL;

    private final ReadingTeam reading;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    FoundingTeam(ReadingTeam reading, Database database, Audit audit, Clock clock) {
        this.reading = reading;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input, not-allowed; conflict when the area has a team of this name */
    @Transactional
    Team found(TeamBody body, Actor actor) {
        String path = reading.areaPath(body);
        String unit = reading.unit(body);
        String role = unit != null && actor.mayFor(Teams.ORGANISATION, unit)
                ? Teams.ORGANISATION
                : actor.requireIn(path, Teams.DESK);
        return found(reading.read(body), actor, role);
    }

    /** @param role as what the actor acts @throws Problem conflict when the area has a team of this name */
    @Transactional(Transactional.TxType.MANDATORY)
    Team found(ReadingTeam.Told told, Actor actor, String role) {
        Instant now = clock.instant();
        Team team = new Team(
                TimeOrderedId.at(now),
                1,
                told.name(),
                told.area(),
                told.areaPath(),
                told.unit(),
                told.leader(),
                told.skills());
        insert(team, actor, now);
        audit.record(AuditEntry.of(now, actor, role, "found", "team", team.id().toString())
                .with(Map.of("leader", team.leader().toString())));
        return team;
    }

    /** Names are given one after the other, so that a list which renames a team meets no other that is founded meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    void oneNameAtATime() {
        database.list("SELECT 1 FROM pg_advisory_xact_lock(?)", row -> 1, NAMES);
    }

    private void insert(Team team, Actor actor, Instant now) {
        oneNameAtATime();
        int anew = database.update(
                """
                INSERT INTO team (id, version, name, area, unit, leader, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (area, name) DO NOTHING""",
                team.id(),
                team.version(),
                team.name(),
                team.area(),
                team.unit(),
                team.leader(),
                actor.subject(),
                now);
        if (anew == 0) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此区域已有同名团队", "The area has a team of this name");
        }
        database.update("INSERT INTO team_skill (team, skill) SELECT ?, unnest(?)", team.id(), team.skills());
        database.update(
                "INSERT INTO team_member (team, person, begun_at) VALUES (?, ?, ?)", team.id(), team.leader(), now);
    }
}
