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
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.registry.Areas;

/** Founds a team with its leader as the first member; the desk of its area, or the organisation of its unit. */
@ApplicationScoped
class FoundingTeam {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SKILLS = 50;

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

    private final Database database;
    private final Areas areas;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    FoundingTeam(Database database, Areas areas, People people, Audit audit, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input, not-allowed; conflict when the area has a team of this name */
    @Transactional
    Team found(TeamBody body, Actor actor) {
        String area = Asked.words("area", body.area(), 100);
        String path = areas.pathOf(area, "area");
        String unit = unit(body.unit());
        String role = unit != null && actor.mayFor(Teams.ORGANISATION, unit)
                ? Teams.ORGANISATION
                : actor.requireIn(path, Teams.DESK);
        List<String> skills = Asked.codes("skills", body.skills() == null ? List.of() : body.skills(), MOST_SKILLS);
        Instant now = clock.instant();
        Team team = new Team(
                TimeOrderedId.at(now),
                1,
                Asked.words("name", body.name(), LONGEST_NAME),
                area,
                path,
                unit,
                leader(body.leader()),
                skills.stream().sorted().toList());
        insert(team, actor, now);
        audit.record(AuditEntry.of(now, actor, role, "found", "team", team.id().toString())
                .with(Map.of("leader", team.leader().toString())));
        return team;
    }

    private void insert(Team team, Actor actor, Instant now) {
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

    private UUID leader(@Nullable UUID told) {
        return people.byId(Asked.given("leader", told))
                .filter(Person::active)
                .map(Person::id)
                .orElseThrow(() -> Problem.invalid("leader", "active-person", "须为有效登记的人员", "must be an active person"));
    }

    private @Nullable String unit(@Nullable String told) {
        String code = Asked.note("unit", told, 100);
        if (code != null
                && database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                        .isEmpty()) {
            throw Problem.invalid("unit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }
}
