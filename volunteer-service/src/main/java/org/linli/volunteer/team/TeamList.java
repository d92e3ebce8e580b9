package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.registry.Areas;

/** Teams to read. A team is public; who is in it is for its own people and for who may act for it. */
@ApplicationScoped
class TeamList {

    /**
     * A team as it is shown.
     *
     * @param unit organisation it is of; null: the area's own
     * @param leader a person
     * @param members how many are in it now
     */
    @Schema(name = "Team")
    public record TeamView(
            UUID id,
            long version,
            String name,
            String area,
            @Nullable String unit,
            UUID leader,
            List<String> skills,
            int members) {}

    /** A member, by id: names are read at the person. */
    @Schema(name = "TeamMember")
    public record MemberView(UUID person, Instant since) {}

    private final Database database;
    private final Teams teams;
    private final People people;
    private final Areas areas;

    TeamList(Database database, Teams teams, People people, Areas areas) {
        this.database = database;
        this.teams = teams;
        this.people = people;
        this.areas = areas;
    }

    /** @throws Problem invalid-input */
    @Transactional
    Page<TeamView> page(@Nullable String area, @Nullable String skill, int limit, @Nullable String cursor) {
        List<String> where = new ArrayList<>(List.of("true"));
        List<Object> arguments = new ArrayList<>();
        int size = Page.limit(limit);
        if (area != null) {
            where.add("starts_with(a.path || '.', ?)");
            arguments.add(areas.pathOf(area, "area") + ".");
        }
        if (skill != null) {
            where.add("EXISTS (SELECT 1 FROM team_skill s WHERE s.team = t.id AND s.skill = ?)");
            arguments.add(Asked.code("skill", skill));
        }
        if (cursor != null) {
            where.add("t.id > ?");
            arguments.add(uuid(Cursor.parse(cursor, 1).text(0)));
        }
        arguments.add(size + 1);
        List<Team> rows = database.list(
                Teams.SELECT + " WHERE " + String.join(" AND ", where) + " ORDER BY t.id LIMIT ?",
                Teams::read,
                arguments.toArray());
        return Page.of(rows.stream().map(this::view).toList(), size, t -> Cursor.of(t.id()));
    }

    /** @throws Problem not-found */
    @Transactional
    TeamView one(UUID id) {
        return view(teams.byId(id).orElseThrow(Teams::unknown));
    }

    /** Who is in it now. @throws Problem not-found; not-allowed for others than its members and who may act for it */
    @Transactional
    List<MemberView> members(UUID id, Actor actor) {
        Team team = teams.byId(id).orElseThrow(Teams::unknown);
        if (!isMember(team, actor)) {
            teams.require(actor, team);
        }
        return database.list(
                "SELECT person, begun_at FROM team_member WHERE team = ? AND ended_at IS NULL ORDER BY id",
                row -> new MemberView(
                        row.getObject("person", UUID.class), Objects.requireNonNull(Database.instant(row, "begun_at"))),
                id);
    }

    private boolean isMember(Team team, Actor actor) {
        return people.bySubject(actor.subject())
                .map(Person::id)
                .filter(teams.members(team.id())::contains)
                .isPresent();
    }

    private TeamView view(Team team) {
        return new TeamView(
                team.id(),
                team.version(),
                team.name(),
                team.area(),
                team.unit(),
                team.leader(),
                team.skills(),
                teams.members(team.id()).size());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
