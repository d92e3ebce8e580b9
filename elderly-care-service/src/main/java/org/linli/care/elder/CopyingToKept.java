package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** Contacts, phone, insurances and consents of an entry that is merged into another: copied, so that what is under way with the old one goes on. */
@ApplicationScoped
class CopyingToKept {

    private final ReadingElderMatter reading;
    private final Database database;
    private final PeopleKey key;
    private final Insurances insurances;

    CopyingToKept(ReadingElderMatter reading, Database database, PeopleKey key, Insurances insurances) {
        this.reading = reading;
        this.database = database;
        this.key = key;
        this.insurances = insurances;
    }

    /** Contacts that are known by their phone already, and those there is no place for, stay with the entry given up alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    void copy(UUID given, UUID kept) {
        List<ElderMatter.Contact> there = contacts(kept);
        Set<String> known = there.stream().map(ElderMatter.Contact::phone).collect(Collectors.toSet());
        TreeSet<Integer> free = new TreeSet<>(ContactsOfElder.PLACES);
        there.forEach(contact -> free.headSet(contact.place(), true).clear());
        for (ElderMatter.Contact contact : contacts(given)) {
            if (known.add(contact.phone()) && !free.isEmpty()) {
                insert(given, kept, contact, free.removeFirst());
            }
        }
        phone(given, kept);
        insurances.copy(given, kept);
        database.update("""
                INSERT INTO elder_consent (elder, kind, given, said_at, said_by, said_as, merged_from)
                SELECT ?, kind, given, said_at, said_by, said_as, ? FROM elder_consent WHERE elder = ? ORDER BY id""", kept, given, given);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeBack(UUID given, UUID kept) {
        database.update("DELETE FROM elder_contact WHERE elder = ? AND merged_from = ?", kept, given);
        insurances.takeBack(given, kept);
        database.update("""
                UPDATE elder SET phone_sealed = NULL, phone_masked = NULL, phone_merged_from = NULL
                 WHERE id = ? AND phone_merged_from = ?""", kept, given);
        database.update("DELETE FROM elder_consent WHERE elder = ? AND merged_from = ?", kept, given);
    }

    /** Only where the one kept has none: an alarm calls it. */
    private void phone(UUID given, UUID kept) {
        String phone = reading.read(given).orElseThrow(Elders::unknown).phone();
        if (phone != null) {
            database.update(
                    """
                    UPDATE elder SET phone_sealed = ?, phone_masked = ?, phone_merged_from = ?
                     WHERE id = ? AND phone_sealed IS NULL""", key.seal(ReadingElderMatter.phoneRow(kept), phone), new Phone(phone).masked(), given, kept);
        }
    }

    private List<ElderMatter.Contact> contacts(UUID elder) {
        return reading.read(elder).orElseThrow(Elders::unknown).contacts();
    }

    private void insert(UUID given, UUID kept, ElderMatter.Contact contact, int place) {
        database.update(
                """
                INSERT INTO elder_contact (elder, place, name, relation, phone_sealed, phone_masked, has_key, merged_from)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                kept,
                place,
                contact.name(),
                contact.relation(),
                key.seal(ReadingElderMatter.contactRow(kept, place), contact.phone()),
                new Phone(contact.phone()).masked(),
                contact.hasKey(),
                given);
    }
}
