package org.linli.care.elder;

import java.util.Optional;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Who may do what with somebody: the desk of the area and the grid worker of the grid, others read. */
final class ElderRight {

    private static final String[] READERS = {ElderTable.DESK, ElderTable.GRID_WORKER, "duty-chief", "auditor"};

    private ElderRight() {}

    static String[] readers() {
        return READERS.clone();
    }

    /** @throws Problem not-found: elsewhere it is as if they were not there */
    static ElderRef readable(Optional<ElderRef> elder, Actor actor) {
        return elder.filter(each -> each.state() != ElderState.ERASED)
                .filter(each -> any(actor, each, READERS))
                .orElseThrow(Elders::unknown);
    }

    /** @return the role that counts @throws Problem not-found for who sees nobody here; not-allowed for who only reads */
    static String writer(Optional<ElderRef> elder, Actor actor, String... roles) {
        return actor.requireIn(readable(elder, actor).areaPath(), roles);
    }

    /** @throws Problem conflict naming who is kept instead, when they were merged */
    static void standing(ElderRef elder) {
        if (elder.mergedInto() != null) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此登记已并入另一登记", "This entry was merged into another")
                    .with("state", elder.state().wire())
                    .with("mergedInto", elder.mergedInto().toString());
        }
    }

    private static boolean any(Actor actor, ElderRef elder, String... roles) {
        for (String role : roles) {
            if (actor.mayIn(role, elder.areaPath())) {
                return true;
            }
        }
        return false;
    }
}
