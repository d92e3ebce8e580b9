package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** Whether somebody can be handed anything by somebody else. */
@ApplicationScoped
class FamilyMembers {

    private final People people;
    private final FamilyTies ties;

    FamilyMembers(People people, FamilyTies ties) {
        this.people = people;
        this.ties = ties;
    }

    /**
     * Locks who shall receive, so that they are not forgotten meanwhile; accounts are locked after people.
     *
     * @return what has to hold when something is given for the first time: throws not-family, or conflict for who is not active
     * @throws Problem invalid-input when nobody is registered under the id
     */
    Runnable check(UUID from, UUID to) {
        Person giver = people.byId(from).orElseThrow();
        Person receiver = people.byId(to)
                .map(known -> people.locked(known.id()))
                .orElseThrow(() -> Problem.invalid("to", "known-person", "须为已登记的人员", "must be a registered person"));
        return () -> {
            if (!ties.areFamily(giver, receiver)) {
                throw Problem.of(VolunteerProblem.NOT_FAMILY)
                        .detail("双方不同户,也未互认为家人", "They live in no common household and have not agreed to be family");
            }
            if (!receiver.active()) {
                throw Problem.of(CommonProblem.CONFLICT)
                        .detail("接收人的登记已暂停或退出", "The profile of who shall receive it is paused or left");
            }
        };
    }
}
