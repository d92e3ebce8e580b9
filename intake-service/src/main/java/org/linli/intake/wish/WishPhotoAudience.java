package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.intake.photo.PhotoAudience;
import org.linli.kit.identity.Actor;

/** Who may look at the photos of a wish: whoever may see the wish. */
@ApplicationScoped
class WishPhotoAudience implements PhotoAudience {

    private final Wishes wishes;

    WishPhotoAudience(Wishes wishes) {
        this.wishes = wishes;
    }

    @Override
    @Transactional
    public boolean maySee(Actor actor, UUID wish) {
        return wishes.findByIdOptional(wish)
                .filter(found -> wishes.maySee(found, actor))
                .isPresent();
    }
}
