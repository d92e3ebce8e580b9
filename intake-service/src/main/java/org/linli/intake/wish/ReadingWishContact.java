package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Whom a wish is for, and where: only for who comes, and for the desk of the area; each reading is on record. */
@ApplicationScoped
class ReadingWishContact {

    static final String READ = "read-contact";

    private final Wishes wishes;
    private final Holders holders;
    private final WishContacts contacts;
    private final WishChronicle chronicle;

    ReadingWishContact(Wishes wishes, Holders holders, WishContacts contacts, WishChronicle chronicle) {
        this.wishes = wishes;
        this.holders = holders;
        this.contacts = contacts;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found for everybody else, also for who was to come and is not any more */
    @Transactional
    WishViews.ContactView read(UUID id, Actor actor) {
        Wish wish = wishes.findByIdOptional(id).orElseThrow(Wishes::notFound);
        String role;
        if (wishes.isDesk(wish, actor)) {
            role = WishTable.DESK;
        } else if (actor.has("volunteer") && wish.isUnderWay() && holders.holds(id, actor.subject())) {
            role = "holder";
        } else {
            throw Wishes.notFound();
        }
        WishContacts.Contact contact = contacts.of(id).orElseThrow(Wishes::notFound);
        chronicle.record(wish, actor, Set.of(role), READ, null, Map.of(), chronicle.now());
        return new WishViews.ContactView(contact.name(), contact.phone(), contact.address(), wish.words);
    }
}
