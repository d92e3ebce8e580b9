package org.linli.intake.wish;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.intake.area.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** The wishes, and who sees one. Whoever wants to change one takes it from here locked. */
@ApplicationScoped
class Wishes implements PanacheRepositoryBase<Wish, UUID> {

    /** Roles whose posting over an area shows every wish there. */
    static final String[] OFFICERS = {"desk", "auditor"};

    private final Areas areas;

    Wishes(Areas areas) {
        this.areas = areas;
    }

    /** The wish, for whoever made it and the officers of its area. @throws Problem not-found, for everybody else too */
    Wish seen(UUID id, Actor actor) {
        return findByIdOptional(id).filter(wish -> maySee(wish, actor)).orElseThrow(Wishes::notFound);
    }

    boolean maySee(Wish wish, Actor actor) {
        String path = areas.current().pathOf(wish.area);
        return wish.madeBy.equals(actor.subject()) || actor.mayIn("desk", path) || actor.mayIn("auditor", path);
    }

    /** As {@link #seen}, locked until the transaction ends. */
    Wish locked(UUID id, Actor actor) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> maySee(found, actor))
                .orElseThrow(Wishes::notFound);
    }

    /** Asked once it is known that the actor may act. @throws Problem stale, naming the state, if they saw another version */
    static void requireSeen(Wish wish, long version) {
        IfMatch.check(version, wish.version, wish.state);
    }

    /** The wish, locked, for what other services tell. */
    Optional<Wish> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The roles of the table in which somebody acts on it. @throws Problem not-allowed when there is none */
    Set<String> rolesOn(Wish wish, Actor actor) {
        Set<String> roles = new LinkedHashSet<>();
        if (wish.madeBy.equals(actor.subject())) {
            roles.add(WishTable.MAKER);
        }
        if (isDesk(wish, actor)) {
            roles.add(WishTable.DESK);
        }
        if (roles.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("只有提出人或本区域受理员可以操作", "Only who made it, or the desk of its area, may do this");
        }
        return roles;
    }

    boolean isDesk(Wish wish, Actor actor) {
        return actor.mayIn(WishTable.DESK, areas.current().pathOf(wish.area));
    }

    static Problem notFound() {
        return Problem.notFound("wish", "心愿");
    }
}
