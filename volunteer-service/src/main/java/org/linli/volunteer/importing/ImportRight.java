package org.linli.volunteer.importing;

import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Where somebody may import: an administrator everywhere, a desk in its areas. */
final class ImportRight {

    private static final String ADMINISTRATOR = "administrator";
    private static final String DESK = "desk";

    private final Actor actor;
    private final String role;

    private ImportRight(Actor actor, String role) {
        this.actor = actor;
        this.role = role;
    }

    /** @throws Problem not-allowed */
    static ImportRight of(Actor actor) {
        return new ImportRight(actor, actor.has(ADMINISTRATOR) ? ADMINISTRATOR : actor.requireSomewhere(DESK));
    }

    /** As what the actor imports, for the audit. */
    String role() {
        return role;
    }

    /** @throws Problem invalid-input naming the column, where the desk is not posted */
    void require(String areaPath, String column) {
        if (role.equals(DESK) && !actor.mayIn(DESK, areaPath)) {
            throw Problem.invalid(column, "your-area", "不在您任职的区域", "is not in an area of your desk");
        }
    }
}
