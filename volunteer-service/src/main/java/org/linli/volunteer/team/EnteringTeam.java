package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Enters teams with their members from a list. */
@ApplicationScoped
public class EnteringTeam {

    /**
     * What a list says of a team.
     *
     * @param leader null: nobody is named
     * @param members without the leader, who is one anyway; null: nothing is said of them
     */
    public record Row(
            @Nullable String name,
            @Nullable String area,
            @Nullable String unit,
            List<String> skills,
            @Nullable UUID leader,
            @Nullable List<UUID> members) {}

    /** A row that may be entered as it is. */
    public static final class Checked {

        private final ReadingTeam.Told told;
        private final @Nullable List<UUID> members;

        private Checked(ReadingTeam.Told told, @Nullable List<UUID> members) {
            this.told = told;
            this.members = members;
        }

        /** Where the team helps: what a desk's posting is held against. */
        public String areaPath() {
            return told.areaPath();
        }
    }

    private final ReadingTeam reading;
    private final FoundingTeam founding;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    EnteringTeam(ReadingTeam reading, FoundingTeam founding, Database database, Audit audit, Clock clock) {
        this.reading = reading;
        this.founding = founding;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    public Checked check(Row row) {
        return new Checked(
                reading.read(new FoundingTeam.TeamBody(
                        row.name(), row.area(), row.unit(), List.copyOf(row.skills()), row.leader())),
                row.members());
    }

    /** @param role as what the actor acts, for the audit @throws Problem conflict when the area has a team of this name */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(Checked checked, Actor actor, String role) {
        Team team = founding.found(checked.told, actor, role);
        members(team.id(), checked);
        return team.id();
    }

    /** Tells of a team anew that was entered before. @throws Problem invalid-input when the area has another of this name */
    @Transactional(Transactional.TxType.MANDATORY)
    public void renew(UUID id, Checked checked, Actor actor, String role) {
        ReadingTeam.Told told = checked.told;
        founding.oneNameAtATime();
        int changed = database.update(
                """
                UPDATE team SET version = version + 1, name = ?, area = ?, unit = ?, leader = ?
                 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM team t WHERE t.area = ? AND t.name = ? AND t.id <> team.id)""", told.name(), told.area(), told.unit(), told.leader(), id, told.area(), told.name());
        if (changed == 0) {
            throw Problem.invalid("name", "once-in-its-area", "此区域已有同名团队", "the area has another team of this name");
        }
        database.update("DELETE FROM team_skill WHERE team = ?", id);
        database.update("INSERT INTO team_skill (team, skill) SELECT ?, unnest(?)", id, told.skills());
        takeIn(id, List.of(told.leader()));
        members(id, checked);
        audit.record(AuditEntry.of(clock.instant(), actor, role, "change", "team", id.toString())
                .with(Map.of("leader", told.leader().toString())));
    }

    private void members(UUID team, Checked checked) {
        if (checked.members == null) {
            return;
        }
        takeIn(team, checked.members);
        database.update("""
                UPDATE team_member SET ended_at = greatest(?, begun_at)
                 WHERE team = ? AND ended_at IS NULL AND person <> ? AND NOT person::text = ANY (?)""", clock.instant(), team, checked.told.leader(), texts(checked.members));
    }

    private void takeIn(UUID team, List<UUID> people) {
        Instant now = clock.instant();
        database.update("""
                INSERT INTO team_member (team, person, begun_at)
                SELECT ?, p.id, ? FROM person p WHERE p.state = 'active' AND p.id::text = ANY (?)
                ON CONFLICT (team, person) WHERE ended_at IS NULL DO NOTHING""", team, now, texts(people));
    }

    private static List<String> texts(List<UUID> people) {
        return people.stream().map(UUID::toString).toList();
    }
}
