package org.linli.volunteer.importing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/**
 * What is made of the rows of one kind of list.
 *
 * @param <C> a row that was checked
 */
interface RowImport<C> {

    /** What is done with a row whose reference was imported before and that says something else now. */
    interface Renewing<C> {

        /** Where what was imported before is now; empty when nobody is to find it any more. */
        Optional<String> areaPathOf(UUID entity);

        /** @return false: it stays as it is */
        boolean renew(UUID entity, C checked, Actor actor, String role);
    }

    /** {@code people}, {@code teams} or {@code needs}. */
    String list();

    /** Columns beside the reference. */
    List<String> columns();

    /** Empty: what was imported before is left alone. */
    default Optional<Renewing<C>> renewing() {
        return Optional.empty();
    }

    /** @throws Problem invalid-input naming every column that breaks a rule */
    C check(Cells cells);

    /** Where it is: what the actor's posting is held against. */
    String areaPath(C checked);

    /** @param role as what the actor acts, for the audit */
    UUID enter(C checked, Actor actor, String role);
}
