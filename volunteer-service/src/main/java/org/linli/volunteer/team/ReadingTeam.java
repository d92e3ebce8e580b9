package org.linli.volunteer.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.registry.Areas;

/** Checks what is told of a team. */
@ApplicationScoped
class ReadingTeam {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SKILLS = 50;

    /**
     * A team as it is told, checked.
     *
     * @param areaPath of the area
     */
    record Told(
            String name,
            String area,
            String areaPath,
            @Nullable String unit,
            List<String> skills,
            UUID leader) {}

    private final Areas areas;
    private final People people;
    private final Catalogue catalogue;
    private final Database database;

    ReadingTeam(Areas areas, People people, Catalogue catalogue, Database database) {
        this.areas = areas;
        this.people = people;
        this.catalogue = catalogue;
        this.database = database;
    }

    /** Where the team helps: what a desk's posting is held against. @throws Problem invalid-input */
    @Transactional
    String areaPath(FoundingTeam.TeamBody body) {
        return areas.pathOf(Asked.words("area", body.area(), 100), "area");
    }

    /** The organisation the team is of; null: the area's own. @throws Problem invalid-input */
    @Transactional
    @Nullable
    String unit(FoundingTeam.TeamBody body) {
        String code = Asked.note("unit", body.unit(), 100);
        if (code != null
                && database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                        .isEmpty()) {
            throw Problem.invalid("unit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Told read(FoundingTeam.TeamBody body) {
        AllAsked all = new AllAsked();
        String name = all.ask(() -> Asked.words("name", body.name(), LONGEST_NAME));
        String path = all.ask(() -> areaPath(body));
        String unit = all.ask(() -> unit(body));
        List<String> skills = all.ask(() -> skills(body.skills()));
        UUID leader = all.ask(() -> leader(body.leader()));
        all.refuse();
        return new Told(
                Asked.given("name", name),
                Asked.given("area", body.area()).strip(),
                Asked.given("area", path),
                unit,
                Asked.given("skills", skills),
                Asked.given("leader", leader));
    }

    private List<String> skills(@Nullable List<@Nullable String> told) {
        List<String> skills = Asked.codes("skills", told == null ? List.of() : told, MOST_SKILLS);
        catalogue.require(CityList.SKILLS, "skills", skills);
        return skills.stream().sorted().toList();
    }

    private UUID leader(@Nullable UUID told) {
        return people.byId(Asked.given("leader", told))
                .filter(Person::active)
                .map(Person::id)
                .orElseThrow(() -> Problem.invalid("leader", "active-person", "须为有效登记的人员", "must be an active person"));
    }
}
