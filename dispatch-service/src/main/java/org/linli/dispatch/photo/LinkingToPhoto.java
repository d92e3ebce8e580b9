package org.linli.dispatch.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Posting;
import org.linli.kit.photo.PhotoLink;
import org.linli.kit.photo.PhotoLinks;
import org.linli.kit.problem.Problem;

/**
 * Gives a link to a picture to whoever may see it in its case, or, while it belongs to none, uploaded it; and says whether
 * a link still opens one. Each link that is given is on record.
 */
@ApplicationScoped
class LinkingToPhoto {

    /** Whose pictures these are: who may upload them. */
    private static final Set<String> UPLOADERS = Set.of("unit-handler", "inspector");

    private static final Set<String> READERS =
            Set.of("desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler");

    private final Photos photos;
    private final PhotoLinks links;
    private final PhotoSight sight;
    private final PhotoParts.Settings settings;
    private final Audit audit;
    private final Clock clock;

    LinkingToPhoto(
            Photos photos, PhotoLinks links, PhotoSight sight, PhotoParts.Settings settings, Audit audit, Clock clock) {
        this.photos = photos;
        this.links = links;
        this.sight = sight;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found when it is not there or not for this actor */
    @Transactional
    PhotoLink link(UUID id, Actor actor) {
        Photos.Belonging photo = photos.belonging(id).orElseThrow(LinkingToPhoto::notFound);
        UUID caseId = photo.caseId();
        boolean allowed = caseId == null
                ? photo.uploadedBy().equals(actor.subject())
                        && role(actor, UPLOADERS).isPresent()
                : sight.maySee(caseId, photo.orderId(), photo.checkId(), actor);
        if (!allowed) {
            throw notFound();
        }
        PhotoLink link = links.issue(id, settings.linkLife());
        String role = role(actor, READERS).orElse("officer");
        audit.record(AuditEntry.of(clock.instant(), actor, role, "open-photo", "photo", id.toString()));
        return link;
    }

    /** The first of the roles that counts anywhere at this moment. */
    private static Optional<String> role(Actor actor, Set<String> anyOf) {
        return actor.postings().stream()
                .map(Posting::role)
                .filter(r -> anyOf.contains(r) && actor.has(r))
                .findFirst();
    }

    boolean opens(UUID id, long expires, String signature) {
        return links.check(id, expires, signature, clock.instant()) == PhotoLinks.Verdict.VALID;
    }

    static Problem notFound() {
        return Problem.notFound("photo", "照片");
    }
}
