package org.linli.volunteer.invitation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.Needs;

/** Needs that are being filled and their invitations, each under the lock of its need. */
@ApplicationScoped
class InvitationsOfNeed implements PanacheRepositoryBase<Invitation, UUID> {

    private final Needs needs;
    private final Database database;

    InvitationsOfNeed(Needs needs, Database database) {
        this.needs = needs;
        this.database = database;
    }

    /** The caller holds the need's lock; empty when nobody ever began to fill it. */
    Optional<FillingFile> fileOf(Need need) {
        return Optional.ofNullable(getEntityManager().find(NeedFilling.class, need.id()))
                .map(filling -> new FillingFile(need, filling, list("needId = ?1 order by id", need.id())));
    }

    /** As the other; begun now, unless it was before. */
    FillingFile fileToBegin(Need need) {
        return fileOf(need).orElseGet(() -> new FillingFile(need, NeedFilling.of(need.id()), java.util.List.of()));
    }

    /** Keeps a filling that begins; its invitations refer to it. */
    void keep(NeedFilling filling) {
        getEntityManager().persist(filling);
        getEntityManager().flush();
    }

    /** The file an invitation is in, its need locked. @throws Problem not-found */
    FillingFile fileWith(UUID invitation) {
        UUID needId = getEntityManager()
                .createQuery("select i.needId from Invitation i where i.id = ?1", UUID.class)
                .setParameter(1, invitation)
                .getResultStream()
                .findFirst()
                .orElseThrow(InvitationsOfNeed::notFound);
        return fileOf(needs.locked(needId)).orElseThrow(InvitationsOfNeed::notFound);
    }

    /**
     * Who is not to be asked although they fit: whoever had a place and gave it back, or has one, and whoever proposed the
     * need for themselves.
     */
    Set<UUID> settledWith(Need need) {
        return new HashSet<>(database.list(
                """
                SELECT person_id FROM claim WHERE need_id = ? AND state <> 'NOT_DRAWN'
                UNION SELECT id FROM person WHERE subject = ?""",
                row -> row.getObject(1, UUID.class),
                need.id(),
                need.isReceivedBy(need.proposedBy()) ? need.proposedBy() : ""));
    }

    static Problem notFound() {
        return Problem.notFound("invitation", "邀请");
    }
}
