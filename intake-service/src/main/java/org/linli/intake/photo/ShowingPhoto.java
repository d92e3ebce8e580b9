package org.linli.intake.photo;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.intake.problem.IntakeProblem;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.PhotoLink;
import org.linli.kit.photo.PhotoLinks;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.StoredPhoto;
import org.linli.kit.problem.Problem;

/** Shows photos: a link to who may see the report, the picture to who holds a link. */
@ApplicationScoped
class ShowingPhoto {

    private static final Set<String> ROLES =
            Set.of("grid-worker", "desk", "duty-chief", "auditor", "unit-handler", "inspector", "dispatcher");

    private final Photos photos;
    private final List<PhotoAudience> audiences;
    private final PhotoLinks links;
    private final PhotoStore store;
    private final PhotoParts.Settings settings;
    private final Audit audit;
    private final Clock clock;

    ShowingPhoto(
            Photos photos,
            @All List<PhotoAudience> audiences,
            PhotoLinks links,
            PhotoStore store,
            PhotoParts.Settings settings,
            Audit audit,
            Clock clock) {
        this.photos = photos;
        this.audiences = audiences;
        this.links = links;
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, also for a photo of a report the actor may not see */
    @Transactional
    PhotoResource.Link link(UUID id, Actor actor) {
        UUID report = photos.reportOf(id).orElseThrow(ShowingPhoto::notFound);
        if (audiences.stream().noneMatch(audience -> audience.maySee(actor, report))) {
            throw notFound();
        }
        PhotoLink link = links.issue(id, settings.linkValid());
        String role = Stream.concat(actor.postings().stream().map(p -> p.role()), actor.roles().stream())
                .filter(r -> ROLES.contains(r) && actor.has(r))
                .findFirst()
                .orElse("officer");
        audit.record(AuditEntry.of(clock.instant(), actor, role, "open-photo", "photo", id.toString()));
        return new PhotoResource.Link(photos.url(id) + "?" + link.query(), link.expires());
    }

    /** @throws Problem not-found for a link never issued, link-expired for an old one */
    Response picture(UUID id, @Nullable String expires, @Nullable String signature) throws IOException {
        switch (links.check(id, seconds(expires), signature == null ? "" : signature, clock.instant())) {
            case FORGED -> throw notFound();
            case EXPIRED -> throw Problem.of(IntakeProblem.LINK_EXPIRED).detail("请重新获取链接", "Ask for a new link");
            case VALID -> {
                // Goes on to the picture.
            }
        }
        StoredPhoto photo = store.open(id).orElseThrow(ShowingPhoto::notFound);
        return Response.ok(photo.content(), photo.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, photo.length())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    static Problem notFound() {
        return Problem.notFound("photo", "照片");
    }

    private static long seconds(@Nullable String expires) {
        try {
            return expires == null ? 0 : Long.parseLong(expires);
        } catch (NumberFormatException forged) {
            return 0;
        }
    }
}
