package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** Whom to call when nobody opens, in this order. */
@ApplicationScoped
class ContactsOfElder {

    /**
     * Whom to call.
     *
     * @param name 1–50 characters
     * @param relation 1–20 characters, such as 女儿
     * @param phone mobile, or fixed with its area code
     * @param hasKey whether they can open the door
     */
    @Schema(name = "ContactTold")
    public record ContactBody(
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            @Nullable Boolean hasKey) {}

    /** @param phone masked */
    @Schema(name = "Contact")
    public record ContactView(int place, String name, String relation, String phone, boolean hasKey) {}

    /** Places of contacts, in the order in which they are called. */
    static final Set<Integer> PLACES = IntStream.rangeClosed(1, 9).boxed().collect(Collectors.toUnmodifiableSet());

    private record Read(String name, String relation, Phone phone, boolean hasKey) {}

    private final Elders elders;
    private final Database database;
    private final PeopleKey key;
    private final ElderChronicle chronicle;

    ContactsOfElder(Elders elders, Database database, PeopleKey key, ElderChronicle chronicle) {
        this.elders = elders;
        this.database = database;
        this.key = key;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed */
    @Transactional
    List<ContactView> of(UUID id, Actor actor) {
        ElderRight.writer(elders.find(id), actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        return database.list(
                "SELECT place, name, relation, phone_masked, has_key FROM elder_contact WHERE elder = ? ORDER BY place",
                row -> new ContactView(
                        row.getInt("place"),
                        row.getString("name"),
                        row.getString("relation"),
                        row.getString("phone_masked"),
                        row.getBoolean("has_key")),
                id);
    }

    /** All of them anew, in their order. @throws Problem not-found, not-allowed, stale, invalid-input */
    @Transactional
    void tell(UUID id, @Nullable List<@Nullable ContactBody> told, long seen, Actor actor) {
        var locked = elders.lock(id);
        String role = ElderRight.writer(locked, actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        ElderRef elder = locked.orElseThrow(Elders::unknown);
        List<Read> contacts = read(Asked.body(told));
        IfMatch.check(seen, elder.version(), elder.state().wire());
        ElderRight.standing(elder);
        database.update("DELETE FROM elder_contact WHERE elder = ?", id);
        for (int i = 0; i < contacts.size(); i++) {
            Read contact = contacts.get(i);
            int place = i + 1;
            database.update(
                    """
                    INSERT INTO elder_contact (elder, place, name, relation, phone_sealed, phone_masked, has_key)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    id,
                    place,
                    contact.name(),
                    contact.relation(),
                    key.seal(
                            ReadingElderMatter.contactRow(id, place),
                            contact.phone().digits()),
                    contact.phone().masked(),
                    contact.hasKey());
        }
        database.update("UPDATE elder SET version = version + 1 WHERE id = ?", id);
        chronicle.changed(id, actor, role, "tell-contacts", null, chronicle.now());
    }

    private static List<Read> read(List<@Nullable ContactBody> told) {
        Asked.atMost("contacts", told, PLACES.size());
        List<Read> contacts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String field = "[" + i + "]";
            ContactBody body = Asked.given(field, told.get(i));
            contacts.add(new Read(
                    Asked.words(field + ".name", body.name(), 50),
                    Asked.words(field + ".relation", body.relation(), 20),
                    Phone.read(field + ".phone", Asked.words(field + ".phone", body.phone(), 30)),
                    Boolean.TRUE.equals(body.hasKey())));
        }
        return contacts;
    }
}
