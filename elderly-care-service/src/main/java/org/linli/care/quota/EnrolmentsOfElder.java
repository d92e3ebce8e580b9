package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/**
 * Enrolments of somebody whose entry is merged: places reserved and what is left of the share go to the one kept, what was
 * consumed stays counted where it was. Two shares of one person become one, as large as both. Undoing gives back what is still
 * reserved and what the one kept has not used of it.
 */
@ApplicationScoped
public class EnrolmentsOfElder implements KeptOfElder {

    private static final String NO_LIMIT = "all";

    private record Share(@Nullable Integer visits, int reserved, int consumed, boolean enrolled) {

        int taken() {
            return reserved + consumed;
        }

        /** Without a limit; a number of visits; or, with a minus before it, what was consumed by who was not enrolled. */
        String remembered() {
            if (!enrolled) {
                return "-" + consumed;
            }
            return visits == null ? NO_LIMIT : visits.toString();
        }
    }

    private final Database database;
    private final TellingPackage telling;

    EnrolmentsOfElder(Database database, TellingPackage telling) {
        this.database = database;
        this.telling = telling;
    }

    /** After {@code visit}: whoever publishes holds the visit before the package, and so does a merge. */
    @Override
    public String kind() {
        return "visit-quota";
    }

    /** @return {@code <package>:<what the one kept had>} for each enrolment, {@code <package>/<visit>} for each place reserved */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(ElderRef given, ElderRef kept) {
        List<String> moved = new ArrayList<>();
        for (UUID contract : enrolledIn(given.id())) {
            lock(contract);
            Share theirs = share(contract, given.id());
            if (!theirs.enrolled()) {
                continue;
            }
            Share before = share(contract, kept.id());
            Integer left = theirs.visits() == null ? null : theirs.visits() - theirs.consumed();
            Integer had = before.enrolled() ? before.visits() : Integer.valueOf(before.consumed());
            enrol(contract, kept.id(), left == null || had == null ? null : Integer.valueOf(had + left));
            List<String> visits = reserved(contract, given.id());
            take(contract, visits, given.id(), kept.id());
            database.update(
                    "UPDATE package_share SET enrolled = false WHERE package_id = ? AND elder_id = ?",
                    contract,
                    given.id());
            changed(contract);
            moved.add(contract + ":" + before.remembered());
            visits.forEach(visit -> moved.add(contract + "/" + visit));
        }
        return moved;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        rows.stream().filter(row -> row.indexOf(':') > 0).sorted().forEach(row -> {
            int end = row.indexOf(':');
            String contract = row.substring(0, end);
            List<String> visits = rows.stream()
                    .filter(each -> each.startsWith(contract + "/"))
                    .map(each -> each.substring(end + 1))
                    .toList();
            giveBack(UUID.fromString(contract), row.substring(end + 1), visits, kept.id(), given.id());
        });
    }

    private void giveBack(UUID contract, String before, List<String> visits, UUID kept, UUID given) {
        lock(contract);
        Share own = share(contract, given);
        enrol(contract, given, null);
        List<String> still =
                reserved(contract, kept).stream().filter(visits::contains).toList();
        take(contract, still, kept, given);
        Share now = share(contract, kept);
        boolean unlimited = before.equals(NO_LIMIT);
        boolean enrolled = !before.startsWith("-");
        int had = unlimited ? 0 : Math.abs(Integer.parseInt(before));
        Integer keeps = unlimited ? null : Integer.valueOf(Math.max(had, now.taken()));
        int used = unlimited ? 0 : Math.max(0, now.taken() - had);
        database.update(
                "UPDATE package_share SET visits = ?::int, enrolled = ? WHERE package_id = ? AND elder_id = ?",
                keeps,
                enrolled || now.reserved() > 0,
                contract,
                kept);
        Integer rest = own.visits() == null
                ? null
                : Integer.valueOf(
                        Math.max(own.visits() - used, share(contract, given).taken()));
        enrol(contract, given, rest);
        changed(contract);
    }

    /** What was counted stays, under an id that leads to nobody. */
    @Override
    public void forget(UUID elder) {
        // Nothing is written about anybody here.
    }

    private List<UUID> enrolledIn(UUID elder) {
        return database.list(
                "SELECT package_id FROM package_share WHERE elder_id = ? AND enrolled ORDER BY package_id",
                row -> row.getObject("package_id", UUID.class),
                elder);
    }

    private void lock(UUID contract) {
        database.first("SELECT 1 FROM care_package WHERE id = ? FOR UPDATE", row -> 1, contract)
                .orElseThrow(PackageViews::unknown);
    }

    private Share share(UUID contract, UUID elder) {
        return database.first(
                        "SELECT * FROM package_share WHERE package_id = ? AND elder_id = ?",
                        row -> new Share(
                                row.getObject("visits", Integer.class),
                                row.getInt("reserved"),
                                row.getInt("consumed"),
                                row.getBoolean("enrolled")),
                        contract,
                        elder)
                .orElse(new Share(0, 0, 0, false));
    }

    private void enrol(UUID contract, UUID elder, @Nullable Integer visits) {
        database.update("""
                INSERT INTO package_share (package_id, elder_id, visits, enrolled) VALUES (?, ?, ?::int, true)
                ON CONFLICT (package_id, elder_id) DO UPDATE SET visits = EXCLUDED.visits, enrolled = true""", contract, elder, visits);
    }

    private List<String> reserved(UUID contract, UUID elder) {
        return database.list(
                "SELECT visit_id FROM quota_entry WHERE package_id = ? AND elder_id = ? AND state = 'reserved' ORDER BY visit_id",
                row -> row.getString("visit_id"),
                contract,
                elder);
    }

    private void take(UUID contract, List<String> visits, UUID from, UUID to) {
        database.update("UPDATE quota_entry SET elder_id = ? WHERE visit_id = ANY (?)", to, visits);
        database.update(
                "UPDATE package_share SET reserved = reserved - ? WHERE package_id = ? AND elder_id = ?",
                visits.size(),
                contract,
                from);
        database.update(
                "UPDATE package_share SET reserved = reserved + ? WHERE package_id = ? AND elder_id = ?",
                visits.size(),
                contract,
                to);
    }

    private void changed(UUID contract) {
        database.update("UPDATE care_package SET version = version + 1 WHERE id = ?", contract);
        telling.changed(contract);
    }
}
