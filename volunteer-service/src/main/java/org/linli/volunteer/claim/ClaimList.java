package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.evidence.Evidence;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedSight;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.People;

/** One's own claims, or those on a need. */
@ApplicationScoped
class ClaimList {

    private final Claims claims;
    private final Needs needs;
    private final NeedSight sight;
    private final People people;
    private final Evidence evidence;

    ClaimList(Claims claims, Needs needs, NeedSight sight, People people, Evidence evidence) {
        this.claims = claims;
        this.needs = needs;
        this.sight = sight;
        this.people = people;
        this.evidence = evidence;
    }

    /** The caller's own, the newest at the top. @throws Problem no-profile, invalid-input */
    @Transactional
    Page<ClaimViews.Whole> own(int limit, @Nullable String cursor, Actor actor) {
        int size = Page.limit(limit);
        UUID person = people.required(actor.subject()).id();
        List<Claim> found;
        if (cursor == null) {
            found = claims.find("personId = ?1 order by id desc", person)
                    .page(0, size + 1)
                    .list();
        } else {
            UUID after = uuid(Cursor.parse(cursor, 1).text(0));
            found = claims.find("personId = ?1 and id < ?2 order by id desc", person, after)
                    .page(0, size + 1)
                    .list();
        }
        return Page.of(
                found.stream().map(claim -> shown(claim, actor.subject())).toList(),
                size,
                claim -> Cursor.of(claim.id()));
    }

    /** All on a need, for who proposed it and the officers of its area. @throws Problem not-found for everybody else */
    @Transactional
    Page<ClaimViews.Whole> on(UUID needId, Actor actor) {
        Need need = needs.findByIdOptional(needId)
                .filter(found -> sight.overlooks(actor, found))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
        List<ClaimViews.Whole> all = claims.list("needId = ?1 order by claimedAt, id", needId).stream()
                .map(claim -> ClaimViews.Whole.of(claim, need.state().wire(), null))
                .toList();
        return new Page<>(all, null);
    }

    /** One claim: the claimant's, or on a need that the caller overlooks. @throws Problem not-found */
    @Transactional
    ClaimViews.Whole one(UUID id, Actor actor) {
        Claim claim = claims.findByIdOptional(id).orElseThrow(Claims::notFound);
        boolean own = people.byId(claim.personId())
                .map(person ->
                        actor.subject().equals(person.subject()) || actor.mayIn(ClaimTable.DESK, person.areaPath()))
                .orElse(false);
        if (!own && !sight.overlooks(actor, need(claim))) {
            throw Claims.notFound();
        }
        return shown(claim, actor.subject());
    }

    /** What was shown for a claim, for who may see it. @throws Problem not-found */
    @Transactional
    EvidenceViews.Whole evidence(UUID id, Actor actor) {
        return EvidenceViews.Whole.of(one(id, actor), evidence.of(id));
    }

    private ClaimViews.Whole shown(Claim claim, String subject) {
        return ClaimViews.Whole.of(claim, need(claim).state().wire(), subject);
    }

    private Need need(Claim claim) {
        return needs.findByIdOptional(claim.needId()).orElseThrow();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
