package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** The table of codes, sealed: a certificate on paper is verified also when the key its code was made with is gone. */
@ApplicationScoped
class KeptCodes implements KeptSealed {

    private static final int AT_ONCE = 500;

    private final Database database;
    private final PeopleKey key;
    private final VerificationCode codes;

    KeptCodes(Database database, PeopleKey key, VerificationCode codes) {
        this.database = database;
        this.key = key;
        this.codes = codes;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(SealedColumn.of(
                "service_certificate_code", "code_sealed", "'service-certificate/' || number || '/code'"));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String number) {
        insert(number, codes.of(number));
    }

    /** The code that was told of a certificate. */
    @Transactional
    String of(String number) {
        return kept(number).orElseGet(() -> codes.of(number));
    }

    /** Whether it is the code of the number. Lower case, blanks and hyphens do not matter. */
    @Transactional
    boolean opens(String number, String given) {
        // Asked for whatever the first one says, so that time tells little about numbers.
        boolean made = codes.opens(number, given);
        return kept(number).filter(code -> VerificationCode.same(code, given)).isPresent() || made;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean writeDown() {
        List<String> numbers = database.list("""
                SELECT number FROM service_certificate c
                 WHERE NOT EXISTS (SELECT 1 FROM service_certificate_code k WHERE k.number = c.number) LIMIT ?""", row -> row.getString("number"), AT_ONCE);
        numbers.forEach(number -> insert(number, codes.ofTheOldest(number)));
        return !numbers.isEmpty();
    }

    private Optional<String> kept(String number) {
        return database.first(
                "SELECT code_sealed FROM service_certificate_code WHERE number = ?",
                row -> key.open(row(number), row.getBytes("code_sealed")),
                number);
    }

    private void insert(String number, String code) {
        database.update(
                "INSERT INTO service_certificate_code (number, code_sealed) VALUES (?, ?) ON CONFLICT DO NOTHING",
                number,
                key.seal(row(number), code));
    }

    private static String row(String number) {
        return "service-certificate/" + number + "/code";
    }
}
