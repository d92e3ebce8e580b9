package org.linli.dispatch.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.PhotoLink;
import org.linli.kit.photo.PhotoLinks;
import org.linli.kit.problem.Problem;

/** Gives a link to a picture to whoever may see its case, or uploaded it; and says whether a link still opens one. */
@ApplicationScoped
class LinkingToPhoto {

    private final Photos photos;
    private final PhotoLinks links;
    private final PhotoSight sight;
    private final PhotoParts.Settings settings;
    private final Clock clock;

    LinkingToPhoto(Photos photos, PhotoLinks links, PhotoSight sight, PhotoParts.Settings settings, Clock clock) {
        this.photos = photos;
        this.links = links;
        this.sight = sight;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Problem not-found when it is not there or not for this actor */
    PhotoLink link(UUID id, Actor actor) {
        Photos.Belonging belonging = photos.belonging(id).orElseThrow(LinkingToPhoto::notFound);
        UUID caseId = belonging.caseId();
        boolean mine = belonging.uploadedBy().equals(actor.subject());
        if (!mine && (caseId == null || !sight.maySee(caseId, actor))) {
            throw notFound();
        }
        return links.issue(id, settings.linkLife());
    }

    boolean opens(UUID id, long expires, String signature) {
        return links.check(id, expires, signature, clock.instant()) == PhotoLinks.Verdict.VALID;
    }

    static Problem notFound() {
        return Problem.notFound("photo", "照片");
    }
}
