package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.person.People;

/** Who sees a need, and in which roles somebody acts on it. */
@ApplicationScoped
public class NeedSight {

    /** Roles whose posting over an area shows every need there. */
    static final String[] OFFICERS = {"desk", "auditor"};

    static final Set<NeedState> SHOWN_TO_ALL = Set.of(NeedState.OPEN, NeedState.FILLED, NeedState.IN_SERVICE);

    private final People people;

    NeedSight(People people) {
        this.people = people;
    }

    /** Officers of the area and who proposed it at any time; registered volunteers as long as it can be claimed. */
    public boolean maySee(Actor actor, Need need) {
        return overlooks(actor, need)
                || SHOWN_TO_ALL.contains(need.state()) && mayServe(actor)
                || isVolunteer(actor) && people.holdsClaim(actor.subject(), need.id());
    }

    /** Whether somebody sees all of it, its claims too: officers of the area, and who proposed it. */
    public boolean overlooks(Actor actor, Need need) {
        return actor.areaPaths(OFFICERS).stream().anyMatch(path -> within(need.areaPath(), path))
                || isProposer(actor, need);
    }

    /** The roles of the tables in which somebody acts on this need. */
    public Set<String> rolesOn(Need need, Actor actor) {
        Set<String> roles = new LinkedHashSet<>();
        if (actor.mayIn(NeedTable.DESK, need.areaPath())) {
            roles.add(NeedTable.DESK);
        }
        if (isProposer(actor, need)) {
            roles.add(NeedTable.PROPOSER);
        }
        return roles;
    }

    /** Whoever is helped speaks as who proposed it for them. */
    static boolean isProposer(Actor actor, Need need) {
        return need.isReceivedBy(actor.subject())
                || (need.proposedForUnit() == null
                        ? actor.subject().equals(need.proposedBy())
                        : actor.mayFor("organisation", need.proposedForUnit()));
    }

    /** Registered volunteers, and those who speak for an organisation whose teams may. */
    boolean mayServe(Actor actor) {
        return isVolunteer(actor) || !actor.units("organisation").isEmpty();
    }

    private boolean isVolunteer(Actor actor) {
        return actor.has("volunteer") && people.bySubject(actor.subject()).isPresent();
    }

    private static boolean within(String path, String scope) {
        return path.equals(scope) || path.startsWith(scope + ".");
    }
}
