package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of insurances. */
@ApplicationScoped
class Insurances {

    private static final int MOST = 10;

    private final Database database;

    Insurances(Database database) {
        this.database = database;
    }

    /** @return null when nothing is said of them @throws Problem invalid-input */
    static @Nullable List<Insurance> read(@Nullable List<ElderBody.@Nullable InsuranceBody> told) {
        if (told == null) {
            return null;
        }
        Asked.atMost("insurances", told, MOST);
        List<Insurance> read = new ArrayList<>();
        for (ElderBody.InsuranceBody each : told) {
            String at = "insurances[" + read.size() + "]";
            Insurance insurance = Insurance.read(at, each);
            if (read.stream().anyMatch(insurance::sameAs)) {
                throw Problem.invalid(at, "unique", "有重复", "is given twice");
            }
            read.add(insurance);
        }
        return read;
    }

    @Transactional
    List<Insurance> of(UUID elder) {
        return of(database, elder);
    }

    /** In a fixed order. */
    static List<Insurance> of(Database database, UUID elder) {
        return database.list(
                "SELECT kind, insurer, valid_until FROM elder_insurance WHERE elder = ? ORDER BY kind, insurer",
                row -> new Insurance(
                        row.getString("kind"), row.getString("insurer"), row.getObject("valid_until", LocalDate.class)),
                elder);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void replace(UUID elder, List<Insurance> insurances) {
        forget(elder);
        insurances.forEach(each -> database.update(
                "INSERT INTO elder_insurance (elder, kind, insurer, valid_until) VALUES (?, ?, ?, ?::date)",
                elder,
                each.kind(),
                each.insurer(),
                each.validUntil()));
    }

    /** Those the one kept has not are copied. */
    @Transactional(Transactional.TxType.MANDATORY)
    void copy(UUID given, UUID kept) {
        database.update("""
                INSERT INTO elder_insurance (elder, kind, insurer, valid_until, merged_from)
                SELECT ?, kind, insurer, valid_until, ? FROM elder_insurance WHERE elder = ? ON CONFLICT DO NOTHING""", kept, given, given);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeBack(UUID given, UUID kept) {
        database.update("DELETE FROM elder_insurance WHERE elder = ? AND merged_from = ?", kept, given);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID elder) {
        database.update("DELETE FROM elder_insurance WHERE elder = ?", elder);
    }
}
