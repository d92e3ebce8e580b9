package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Teams, for the other rooms of this house, and who may act for one. */
@ApplicationScoped
public class Teams {

    public static final String LEADER = "leader";
    public static final String ORGANISATION = "organisation";
    public static final String DESK = "desk";

    static final String SELECT = """
            SELECT t.id, t.version, t.name, t.area, a.path, t.unit, t.leader,
                   ARRAY(SELECT s.skill FROM team_skill s WHERE s.team = t.id ORDER BY s.skill) AS skills
              FROM team t JOIN area a ON a.code = t.area
            """;

    private final Database database;

    Teams(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<Team> byId(UUID id) {
        return database.first(SELECT + " WHERE t.id = ?", Teams::read, id);
    }

    /** Teams whose leader signs in as this subject and is active. */
    @Transactional
    public List<Team> leadBy(String subject) {
        return database.list(
                SELECT
                        + " JOIN person l ON l.id = t.leader WHERE l.subject = ? AND l.state = 'active' ORDER BY t.name, t.id",
                Teams::read,
                subject);
    }

    /** Teams of units. */
    @Transactional
    public List<Team> ofUnits(List<String> units) {
        return units.isEmpty()
                ? List.of()
                : database.list(SELECT + " WHERE t.unit = ANY(?) ORDER BY t.name, t.id", Teams::read, units);
    }

    /** Who is in the team now. */
    @Transactional
    public List<UUID> members(UUID team) {
        return database.list(
                "SELECT person FROM team_member WHERE team = ? AND ended_at IS NULL ORDER BY id",
                row -> row.getObject("person", UUID.class),
                team);
    }

    /**
     * As what the actor may act for the team: {@link #LEADER}, {@link #ORGANISATION} or {@link #DESK}, the first that
     * counts.
     *
     * @throws Problem not-allowed when none does
     */
    @Transactional
    public String require(Actor actor, Team team) {
        return as(actor, team)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail(
                                "须为队长、其所属单位的组织者,或所在区域的受理员",
                                "Needs to be its leader, its organisation, or the desk of its area")
                        .with("roles", List.of(LEADER, ORGANISATION, DESK)));
    }

    /** As what the actor may act for the team, if at all. */
    @Transactional
    public Optional<String> as(Actor actor, Team team) {
        if (leadBy(actor.subject()).stream().anyMatch(led -> led.id().equals(team.id()))) {
            return Optional.of(LEADER);
        }
        if (team.unit() != null && actor.mayFor(ORGANISATION, team.unit())) {
            return Optional.of(ORGANISATION);
        }
        return actor.mayIn(DESK, team.areaPath()) ? Optional.of(DESK) : Optional.empty();
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Team locked(UUID id) {
        return database.first(SELECT + " WHERE t.id = ? FOR UPDATE OF t", Teams::read, id)
                .orElseThrow(Teams::unknown);
    }

    static Problem unknown() {
        return Problem.notFound("team", "该团队");
    }

    static Team read(ResultSet row) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                row.getString("area"),
                row.getString("path"),
                row.getString("unit"),
                row.getObject("leader", UUID.class),
                List.of((String[]) row.getArray("skills").getArray()));
    }
}
