package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** How to reach a person. Each reading is kept, with who read it. */
@ApplicationScoped
class ReadingContact {

    /** Name and phone in full; a person may have no phone. */
    @Schema(name = "PersonContact")
    public record Contact(String name, @Nullable String phone) {

        @Override
        public String toString() {
            return "Contact";
        }
    }

    private final PersonViews views;
    private final Profiles profiles;
    private final ActingFor acting;
    private final Audit audit;
    private final Clock clock;

    ReadingContact(PersonViews views, Profiles profiles, ActingFor acting, Audit audit, Clock clock) {
        this.views = views;
        this.profiles = profiles;
        this.acting = acting;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found; not-allowed for whoever may look at the person, but is not them nor the desk of their area */
    @Transactional
    Contact read(UUID id, Actor actor) {
        Profile profile = views.visible(id, actor);
        String role = acting.as(actor, profile.person())
                .filter(PersonViews::seesWhole)
                .orElseGet(() -> actor.requireIn(profile.areaPath(), ActingFor.DESK));
        audit.record(AuditEntry.of(clock.instant(), actor, role, "read-contact", "person", id.toString()));
        return new Contact(profile.name(), profiles.phone(id).map(Phone::digits).orElse(null));
    }
}
