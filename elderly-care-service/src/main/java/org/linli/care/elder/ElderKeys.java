package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/**
 * By what the same person is found: ID number, or name, birth date and community. Whoever looks for somebody holds the keys until
 * the transaction ends, so that of two who enter the same person at once the second sees the first. Everybody takes locks in this
 * order: people, then keys of ID numbers, then of names, each in their order.
 */
@ApplicationScoped
public class ElderKeys {

    /** @param community path of the area around the grid */
    public record Named(String name, LocalDate birthDate, String community) {

        static Named of(String name, LocalDate birthDate, String gridPath) {
            return new Named(name, birthDate, gridPath.substring(0, Math.max(0, gridPath.lastIndexOf('.'))));
        }
    }

    /** The kind of the fingerprints of ID numbers. */
    static final String ID_NUMBER = "elder-id-number";

    private final Database database;
    private final PeopleKey key;

    ElderKeys(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    /** Requests of the same key come one after the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void once(String key) {
        hold("once\n" + key);
    }

    /** Holds the keys of people as they are written now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdOf(Collection<UUID> elders) {
        List<Fingerprint> prints = new ArrayList<>();
        List<Named> names = new ArrayList<>();
        for (UUID elder : elders) {
            database.list(
                    "SELECT id_number_sealed, name, birth_date, area_path FROM elder WHERE id = ?",
                    row -> {
                        byte[] sealed = row.getBytes("id_number_sealed");
                        if (sealed != null) {
                            prints.add(print(elder, sealed));
                        }
                        return names.add(Named.of(
                                row.getString("name"),
                                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                                row.getString("area_path")));
                    },
                    elder);
        }
        hold(prints, names);
    }

    /** Every form in which somebody else with the same ID number may keep its print; none for who has told no number. */
    @Transactional(Transactional.TxType.MANDATORY)
    public byte[][] printsOf(UUID elder) {
        return database.first(
                        "SELECT id_number_sealed FROM elder WHERE id = ? AND id_number_sealed IS NOT NULL",
                        row -> print(elder, row.getBytes("id_number_sealed")).any(),
                        elder)
                .orElseGet(() -> new byte[0][]);
    }

    /** @param prints fingerprints of ID numbers */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Collection<Fingerprint> prints, Collection<Named> names) {
        TreeSet<String> numbers = new TreeSet<>();
        prints.stream()
                .flatMap(print -> print.ofEachKey().stream())
                .forEach(print -> numbers.add("id-number\n" + HexFormat.of().formatHex(print)));
        numbers.forEach(this::hold);
        TreeSet<String> same = new TreeSet<>();
        names.forEach(each -> same.add("same\n" + each.name() + "\n" + each.birthDate() + "\n" + each.community()));
        same.forEach(this::hold);
    }

    private Fingerprint print(UUID elder, byte[] sealed) {
        return key.fingerprint(ID_NUMBER, key.open(ReadingElderMatter.idNumberRow(elder), sealed));
    }

    private void hold(String what) {
        database.list("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, what);
    }
}
