package org.linli.volunteer.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.team.EnteringTeam;
import org.linli.volunteer.team.Team;
import org.linli.volunteer.team.Teams;

/** Teams as rows of a list; leader and members are references of people that were imported. */
@ApplicationScoped
class TeamRows implements RowImport<EnteringTeam.Checked>, RowImport.Renewing<EnteringTeam.Checked> {

    private static final String LEADER = "leader";
    private static final String MEMBERS = "members";

    private final EnteringTeam entering;
    private final Teams teams;
    private final ImportedRows imported;

    TeamRows(EnteringTeam entering, Teams teams, ImportedRows imported) {
        this.entering = entering;
        this.teams = teams;
        this.imported = imported;
    }

    @Override
    public String list() {
        return "teams";
    }

    @Override
    public List<String> columns() {
        return List.of("name", "area", "unit", "skills", LEADER, MEMBERS);
    }

    @Override
    public Optional<Renewing<EnteringTeam.Checked>> renewing() {
        return Optional.of(this);
    }

    @Override
    public EnteringTeam.Checked check(Cells cells) {
        AllAsked all = new AllAsked();
        List<UUID> members = cells.told(MEMBERS) ? all.ask(() -> people(MEMBERS, cells.list(MEMBERS))) : null;
        List<UUID> leader = all.ask(() -> people(LEADER, cells.list(LEADER)));
        EnteringTeam.Checked checked =
                leader == null ? null : all.ask(() -> entering.check(row(cells, leader, members)));
        all.refuse();
        return Objects.requireNonNull(checked);
    }

    @Override
    public String areaPath(EnteringTeam.Checked checked) {
        return checked.areaPath();
    }

    @Override
    public Optional<String> areaPathOf(UUID entity) {
        return teams.byId(entity).map(Team::areaPath);
    }

    @Override
    public UUID enter(EnteringTeam.Checked checked, Actor actor, String role) {
        return entering.enter(checked, actor, role);
    }

    @Override
    public boolean renew(UUID entity, EnteringTeam.Checked checked, Actor actor, String role) {
        entering.renew(entity, checked, actor, role);
        return true;
    }

    private static EnteringTeam.Row row(Cells cells, List<UUID> leader, @Nullable List<UUID> members) {
        return new EnteringTeam.Row(
                cells.text("name"),
                cells.text("area"),
                cells.text("unit"),
                cells.list("skills"),
                leader.isEmpty() ? null : leader.getFirst(),
                members);
    }

    private List<UUID> people(String column, List<String> references) {
        Map<String, ImportedRows.Known> known = imported.known(PeopleRows.LIST, references);
        for (String reference : references) {
            if (!known.containsKey(reference)) {
                throw Problem.invalid(
                        column, "imported-person", "没有导入过人员 " + reference, "no person was imported as " + reference);
            }
        }
        return references.stream()
                .map(reference -> Objects.requireNonNull(known.get(reference)).entity())
                .toList();
    }
}
