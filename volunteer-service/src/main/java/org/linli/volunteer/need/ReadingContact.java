package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.People;

/** Address and person to ask for: only for who comes, and for the desk; each reading is on record. */
@ApplicationScoped
class ReadingContact {

    static final String READ = "read-contact";

    private final Needs needs;
    private final People people;
    private final Database database;
    private final NeedChronicle chronicle;

    ReadingContact(Needs needs, People people, Database database, NeedChronicle chronicle) {
        this.needs = needs;
        this.people = people;
        this.database = database;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found for everybody else, and where nothing was given */
    @Transactional
    NeedViews.Contact read(UUID id, Actor actor) {
        Need need = needs.findByIdOptional(id).orElseThrow(ReadingContact::notFound);
        String role;
        if (actor.mayIn(NeedTable.DESK, need.areaPath())) {
            role = NeedTable.DESK;
        } else if (actor.has("volunteer") && people.mayReadContact(actor.subject(), id)) {
            role = "claimant";
        } else {
            throw notFound();
        }
        if (need.origin().isElsewhere()) {
            return keptElsewhere(need.origin());
        }
        NeedViews.Contact contact = database.first(
                        "SELECT name, phone, address, latitude, longitude FROM need_contact WHERE need_id = ?",
                        row -> new NeedViews.Contact(
                                row.getString("name"),
                                row.getString("phone"),
                                row.getString("address"),
                                place(row),
                                null,
                                null),
                        id)
                .orElseThrow(ReadingContact::notFound);
        chronicle.record(need, actor, role, READ, null, Map.of(), chronicle.now());
        return contact;
    }

    /** Nothing is read here, so nothing is on record here: the service that has it sees to both. */
    private static NeedViews.Contact keptElsewhere(Origin origin) {
        return switch (origin.kind()) {
            case "micro-wish" -> NeedViews.Contact.keptAt("intake", "/v1/wishes/" + origin.id() + "/contact");
            case "care-visit" -> NeedViews.Contact.keptAt("care", "/v1/visits/" + origin.id() + "/contact");
            case "case-task" -> NeedViews.Contact.keptAt("dispatch", "/v1/tasks/" + origin.id() + "/matter");
            default -> throw notFound();
        };
    }

    boolean isGiven(Need need) {
        return need.origin().isElsewhere() || isGiven(need.id());
    }

    private boolean isGiven(UUID need) {
        return database.first("SELECT 1 FROM need_contact WHERE need_id = ?", row -> true, need)
                .isPresent();
    }

    private static NeedBody.@Nullable Place place(ResultSet row) throws SQLException {
        BigDecimal latitude = row.getBigDecimal("latitude");
        BigDecimal longitude = row.getBigDecimal("longitude");
        return latitude == null || longitude == null
                ? null
                : new NeedBody.Place(latitude.doubleValue(), longitude.doubleValue());
    }

    private static Problem notFound() {
        return Problem.notFound("contact", "联系方式");
    }
}
