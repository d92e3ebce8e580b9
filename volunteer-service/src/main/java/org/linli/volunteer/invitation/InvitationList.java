package org.linli.volunteer.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;

/** One's own invitations, or those to a need. */
@ApplicationScoped
class InvitationList {

    private final InvitationsOfNeed invitations;
    private final Needs needs;
    private final People people;
    private final ActingFor acting;

    InvitationList(InvitationsOfNeed invitations, Needs needs, People people, ActingFor acting) {
        this.invitations = invitations;
        this.needs = needs;
        this.people = people;
        this.acting = acting;
    }

    /**
     * The newest at the top.
     *
     * @param personId whom the caller acts for; null: the caller
     * @throws Problem no-profile, invalid-input; not-found for a person the caller may not act for
     */
    @Transactional
    Page<InvitationViews.Own> own(
            @Nullable UUID personId, @Nullable String state, int limit, @Nullable String cursor, Actor actor) {
        int size = Page.limit(limit);
        List<Object> arguments = new ArrayList<>();
        arguments.add(personId == null ? people.required(actor.subject()).id() : actedFor(personId, actor));
        String where = "personId = ?1";
        if (state != null) {
            arguments.add(InvitationState.named(state));
            where += " and state = ?" + arguments.size();
        }
        if (cursor != null) {
            arguments.add(uuid(Cursor.parse(cursor, 1).text(0)));
            where += " and id < ?" + arguments.size();
        }
        List<InvitationViews.Own> found =
                invitations.find(where + " order by id desc", arguments.toArray()).page(0, size + 1).stream()
                        .map(each -> InvitationViews.Own.of(each, need(each.needId())))
                        .toList();
        return Page.of(found, size, each -> Cursor.of(each.id()));
    }

    /** Everybody who was asked, the first at the top. @throws Problem not-found for who is not the desk of its area, invalid-input */
    @Transactional
    Page<InvitationViews.OfNeed> on(UUID needId, int limit, @Nullable String cursor, Actor actor) {
        int size = Page.limit(limit);
        Need need = overlooked(needId, actor);
        UUID after =
                cursor == null ? new UUID(0, 0) : uuid(Cursor.parse(cursor, 1).text(0));
        List<InvitationViews.OfNeed> found =
                invitations.find("needId = ?1 and id > ?2 order by id", need.id(), after).page(0, size + 1).stream()
                        .map(InvitationViews.OfNeed::of)
                        .toList();
        return Page.of(found, size, each -> Cursor.of(each.id()));
    }

    /** @throws Problem not-found, also when nobody ever began to fill it */
    @Transactional
    InvitationViews.FillingView filling(UUID needId, Actor actor) {
        return invitations
                .fileOf(overlooked(needId, actor))
                .map(InvitationViews.FillingView::of)
                .orElseThrow(FillingNeed::notFound);
    }

    private Need overlooked(UUID needId, Actor actor) {
        return needs.findByIdOptional(needId)
                .filter(need -> actor.mayIn(FillingTable.DESK, need.areaPath()))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
    }

    private UUID actedFor(UUID personId, Actor actor) {
        return people.byId(personId)
                .filter(person -> acting.as(actor, person).isPresent())
                .orElseThrow(() -> Problem.notFound("person", "人员"))
                .id();
    }

    private Need need(UUID id) {
        return needs.findByIdOptional(id).orElseThrow();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
