package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.sql.Database;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** What people say they know: codes of the city's list. */
@ApplicationScoped
class Skills {

    private static final int MOST = 50;

    private final ActingOnProfile acting;
    private final Profiles profiles;
    private final Catalogue catalogue;
    private final Database database;

    Skills(ActingOnProfile acting, Profiles profiles, Catalogue catalogue, Database database) {
        this.acting = acting;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.database = database;
    }

    @Transactional
    List<String> of(UUID person) {
        return database.list(
                "SELECT skill FROM person_skill WHERE person = ? ORDER BY skill",
                row -> row.getString("skill"),
                person);
    }

    /** The whole list anew. @throws Problem not-found, not-allowed, stale, invalid-input */
    @Transactional
    void replace(UUID person, long seen, @Nullable List<@Nullable String> told, Actor actor) {
        Opened opened = acting.open(person, seen, actor);
        List<String> skills = read(told, of(person));
        keep(person, skills);
        profiles.changed(person);
        acting.record(opened, "change-skills", actor);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID person, List<String> skills) {
        database.update("DELETE FROM person_skill WHERE person = ?", person);
        database.update("INSERT INTO person_skill (person, skill) SELECT ?, unnest(?)", person, skills);
    }

    // Who has a skill keeps it when it leaves the city's list.
    List<String> read(@Nullable List<@Nullable String> told, List<String> before) {
        List<String> skills = Asked.codes("skills", told, MOST);
        catalogue.require(
                CityList.SKILLS,
                "skills",
                skills.stream().filter(skill -> !before.contains(skill)).toList());
        return skills;
    }
}
