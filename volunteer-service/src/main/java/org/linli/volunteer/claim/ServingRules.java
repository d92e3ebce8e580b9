package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.registry.Areas;

/** The hard rules a claim keeps, looked at under the locks of need and person, so that two claims at once cannot both pass. */
@ApplicationScoped
class ServingRules {

    private final Database database;
    private final Areas areas;

    ServingRules(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** The first rule that keeps the person from serving this need. The caller holds both locks. */
    Optional<BrokenRule> broken(Need need, Person person) {
        if (!person.active()) {
            return Optional.of(new BrokenRule("active", "该志愿者的登记已暂停或注销", "The profile is paused or given up"));
        }
        if (need.household() != null && need.household().equals(person.household())) {
            return Optional.of(
                    new BrokenRule("own-household", "服务对象为同一家庭", "Whoever is helped lives in the same household"));
        }
        if (!areas.within(person.areaPath(), need.areaPath(), need.reach())) {
            return Optional.of(new BrokenRule(
                    "area",
                    "该需求只向 " + need.reach() + " 范围内的志愿者开放",
                    "Only people of the need's " + need.reach() + " are asked"));
        }
        if (isElsewhere(need, person)) {
            return Optional.of(
                    new BrokenRule("free-time", "同一时段已认领其他需求", "Another claim of the person's is at the same time"));
        }
        return Optional.empty();
    }

    private boolean isElsewhere(Need need, Person person) {
        return database.first("""
                        SELECT 1 FROM claim c JOIN need n ON n.id = c.need_id
                         WHERE c.person_id = ? AND c.need_id <> ? AND c.state IN ('HELD', 'CONFIRMED', 'CHECKED_IN')
                           AND n.begins_at < ? AND n.ends_at > ?""", row -> true, person.id(), need.id(), need.endsAt(), need.beginsAt())
                .isPresent();
    }
}
