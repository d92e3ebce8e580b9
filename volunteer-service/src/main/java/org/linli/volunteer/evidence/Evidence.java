package org.linli.volunteer.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What was shown for each claim. Whoever writes holds the lock of the claim's need. */
@ApplicationScoped
public class Evidence {

    private final Database database;
    private final ClaimCodes codes;

    Evidence(Database database, ClaimCodes codes) {
        this.database = database;
        this.codes = codes;
    }

    @Transactional
    public Shown of(UUID claim) {
        return database.first("""
                        SELECT came_fits, came_metres, came_by, left_fits, left_metres, left_by, receivers_code_by,
                               volunteers_code_by, wrong_codes
                          FROM claim_evidence WHERE claim = ?""", Evidence::read, claim).orElse(Shown.NOTHING);
    }

    /** The code of a side, for that side only. */
    public String code(UUID claim, Side side) {
        return codes.of(claim, side);
    }

    /** Checks a position before anything is changed. @throws Problem invalid-input naming the part of it */
    public void check(@Nullable Position position) {
        if (position != null) {
            position.whole();
        }
    }

    /** Keeps whether somebody who checks in is there; nothing where the need says no place. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void came(UUID claim, UUID need, Position position, PlaceFit.Window window, String by, Instant at) {
        placeOf(need).ifPresent(place -> {
            PlaceFit fit = PlaceFit.ofComing(position.whole(), place, window, at);
            database.update("""
                    INSERT INTO claim_evidence (claim, came_fits, came_metres, came_by) VALUES (?, ?, ?, ?)
                    ON CONFLICT (claim) DO UPDATE
                       SET came_fits = EXCLUDED.came_fits, came_metres = EXCLUDED.came_metres,
                           came_by = EXCLUDED.came_by""", claim, fit.fits(), fit.metres(), by);
        });
    }

    /** The same at check-out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void left(UUID claim, UUID need, Position position, PlaceFit.Window window, String by, Instant at) {
        placeOf(need).ifPresent(place -> {
            PlaceFit fit = PlaceFit.ofLeaving(position.whole(), place, window, at);
            database.update("""
                    INSERT INTO claim_evidence (claim, left_fits, left_metres, left_by) VALUES (?, ?, ?, ?)
                    ON CONFLICT (claim) DO UPDATE
                       SET left_fits = EXCLUDED.left_fits, left_metres = EXCLUDED.left_metres,
                           left_by = EXCLUDED.left_by""", claim, fit.fits(), fit.metres(), by);
        });
    }

    /**
     * Tries the code of a side, given by the other, and keeps that it was right, or one try less.
     *
     * @throws Problem invalid-input for what is no code, or when no try is left
     * @throws WrongCode after it counted the try: the caller's transaction must keep that
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = WrongCode.class)
    public void tryCode(UUID claim, Side side, String given, String by) {
        Shown before = of(claim);
        if (before.triesLeft() <= 0) {
            throw Problem.invalid(
                    "code", "tries-left", "此认领的代码已输错五次,不再可用", "five wrong codes ended the codes of this claim");
        }
        if (!codes.isRight(claim, side, given)) {
            database.update("""
                    INSERT INTO claim_evidence AS e (claim, wrong_codes) VALUES (?, 1)
                    ON CONFLICT (claim) DO UPDATE SET wrong_codes = e.wrong_codes + 1""", claim);
            throw new WrongCode(before.triesLeft() - 1);
        }
        String column = side == Side.RECEIVER ? "receivers_code_by" : "volunteers_code_by";
        String other = side == Side.RECEIVER ? before.volunteersCodeBy() : before.receiversCodeBy();
        if (by.equals(other)) {
            throw Problem.invalid("code", "by-another", "两个代码须由不同的人输入", "the two codes must be entered by two people");
        }
        database.update(
                "INSERT INTO claim_evidence (claim, " + column + ") VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET "
                        + column + " = EXCLUDED." + column,
                claim,
                by);
    }

    /**
     * The grade of a claim whose minutes somebody vouches for now.
     *
     * @param word grade of the word alone
     * @param attestedBy subject; null: nobody said so in time
     */
    @Transactional
    public int grade(UUID claim, int word, @Nullable String attestedBy) {
        return Grades.of(word, attestedBy, of(claim));
    }

    private Optional<Place> placeOf(UUID need) {
        return database.first(
                "SELECT latitude, longitude FROM need_contact WHERE need_id = ? AND latitude IS NOT NULL",
                row -> new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                need);
    }

    private static Shown read(ResultSet row) throws SQLException {
        return new Shown(
                fit(row, "came"),
                row.getString("came_by"),
                fit(row, "left"),
                row.getString("left_by"),
                row.getString("receivers_code_by"),
                row.getString("volunteers_code_by"),
                row.getInt("wrong_codes"));
    }

    private static @Nullable PlaceFit fit(ResultSet row, String when) throws SQLException {
        Boolean fits = row.getObject(when + "_fits", Boolean.class);
        return fits == null ? null : new PlaceFit(fits, row.getInt(when + "_metres"));
    }
}
