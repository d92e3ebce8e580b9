package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/**
 * Codes by which something is collected: eight characters made from the redemption's id and a key that the database does not
 * have. They are kept sealed, so that whoever redeemed can be told theirs again when the key is another.
 */
@ApplicationScoped
class PickUpCodes implements KeptSealed {

    /** Without those that are taken for one another when read aloud or written by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String MAKING = "linli/shop/code/v1";
    private static final String FINDING = "linli/shop/find/v1";
    private static final int LENGTH = 8;
    private static final int BITS = 5;
    private static final int AT_ONCE = 500;

    private record Kept(UUID id, byte @Nullable [] sealed, byte[] print) {}

    private final Database database;
    private final PeopleKey key;

    PickUpCodes(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(new SealedColumn(
                "redemption",
                "code_sealed",
                "'redemption/' || id || '/code'",
                new SealedColumn.Print("code_print", PickUpCodes::print)));
    }

    /** The code of a redemption, always the same. */
    @Transactional
    String of(UUID redemption) {
        return database.first(
                        "SELECT id, code_sealed, code_print FROM redemption WHERE id = ?",
                        PickUpCodes::kept,
                        redemption)
                .map(this::told)
                .orElseGet(() -> fresh(redemption));
    }

    /** For a redemption that is not kept yet. */
    String fresh(UUID redemption) {
        return code(key.mac(MAKING, redemption.toString()));
    }

    byte[] sealed(UUID redemption, String code) {
        return key.seal("redemption/" + redemption + "/code", code);
    }

    /** By which the shop's table finds a code again. */
    byte[] print(String code) {
        return print(key, code);
    }

    /** The same, and by which it finds one that was kept before the key was changed. */
    byte[][] prints(String code) {
        return key.macs(FINDING, code).toArray(byte[][]::new);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean writeDown() {
        List<Kept> rows = database.list("""
                SELECT id, code_sealed, code_print FROM redemption
                 WHERE state = 'reserved' AND code_sealed IS NULL LIMIT ? FOR NO KEY UPDATE""", PickUpCodes::kept, AT_ONCE);
        for (Kept row : rows) {
            String code = told(row);
            database.update(
                    "UPDATE redemption SET code_sealed = ?, code_print = ? WHERE id = ?",
                    sealed(row.id(), code),
                    print(code),
                    row.id());
        }
        return !rows.isEmpty();
    }

    /** As it was typed in: small letters and blanks do not matter. @throws Problem invalid-input when it is missing or too long */
    static String typed(String field, @Nullable String code) {
        return Asked.words(field, code, 40).toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private String told(Kept row) {
        if (row.sealed() != null) {
            return key.open("redemption/" + row.id() + "/code", row.sealed());
        }
        // Not kept: the key is the one that its print was made with.
        List<byte[]> macs = key.macs(MAKING, row.id().toString());
        for (int i = 0; i < macs.size(); i++) {
            String code = code(macs.get(i));
            if (MessageDigest.isEqual(key.macs(FINDING, code).get(i), row.print())) {
                return code;
            }
        }
        return fresh(row.id());
    }

    private static byte[] print(PeopleKey key, String code) {
        return key.mac(FINDING, code);
    }

    private static String code(byte[] mac) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(mac[i] & (1 << BITS) - 1));
        }
        return code.toString();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(row.getObject("id", UUID.class), row.getBytes("code_sealed"), row.getBytes("code_print"));
    }
}
