package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Who may be visited on a contract, and how often; the desk of the contract's area. */
@ApplicationScoped
class Enrolling {

    /** A package as far as it is decided on here. */
    private record Locked(long version, String areaPath) {}

    private record Share(int reserved, int consumed, boolean enrolled) {

        int taken() {
            return reserved + consumed;
        }
    }

    private final Database database;
    private final Elders elders;
    private final TellingPackage telling;
    private final Audit audit;
    private final Clock clock;

    Enrolling(Database database, Elders elders, TellingPackage telling, Audit audit, Clock clock) {
        this.database = database;
        this.elders = elders;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enrols a person, or changes their share.
     *
     * @param visits null: as many as the package has
     * @throws Problem not-found, stale; invalid-input for less than the person has taken already, or when they live elsewhere
     */
    @Transactional
    void enrol(UUID packageId, UUID elder, @Nullable Integer visits, long seen, Actor actor) {
        Locked contract = locked(packageId, seen, actor);
        ElderRef person = elders.find(elder).orElseThrow(Elders::unknown);
        if (!person.caredFor() || !(person.areaPath() + ".").startsWith(contract.areaPath() + ".")) {
            throw Elders.unknown();
        }
        int taken = share(packageId, elder).taken();
        if (visits != null && ReadingPackage.visits("visits", visits, 0) < taken) {
            throw Problem.invalid(
                    "visits",
                    "not-below-taken",
                    "不得少于已占用的 " + taken + " 次",
                    "must not be less than the " + taken + " taken");
        }
        database.update("""
                INSERT INTO package_share (package_id, elder_id, visits, enrolled) VALUES (?, ?, ?::int, true)
                ON CONFLICT (package_id, elder_id) DO UPDATE SET visits = EXCLUDED.visits, enrolled = true""", packageId, elder, visits);
        changed(packageId, elder, "enrol", actor);
    }

    /** @throws Problem not-found, stale; conflict while a visit of theirs has a place reserved */
    @Transactional
    void remove(UUID packageId, UUID elder, long seen, Actor actor) {
        locked(packageId, seen, actor);
        Share share = share(packageId, elder);
        if (!share.enrolled()) {
            throw Elders.unknown();
        }
        if (share.reserved() > 0) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此人尚有已预留的服务", "Visits of this person have places reserved")
                    .with("reserved", share.reserved());
        }
        database.update(
                "UPDATE package_share SET enrolled = false WHERE package_id = ? AND elder_id = ?", packageId, elder);
        changed(packageId, elder, "remove", actor);
    }

    private Locked locked(UUID packageId, long seen, Actor actor) {
        Locked contract = database.first(
                        """
                        SELECT p.version, a.path FROM care_package p JOIN area a ON a.code = p.area_code
                         WHERE p.id = ? FOR UPDATE OF p""", row -> new Locked(row.getLong("version"), row.getString("path")), packageId)
                .filter(each -> actor.mayIn(KeepingPackage.DESK, each.areaPath()))
                .orElseThrow(PackageViews::unknown);
        IfMatch.check(seen, contract.version(), "open");
        return contract;
    }

    private Share share(UUID packageId, UUID elder) {
        return database.first(
                        """
                        SELECT reserved, consumed, enrolled FROM package_share WHERE package_id = ? AND elder_id = ?""",
                        row -> new Share(row.getInt("reserved"), row.getInt("consumed"), row.getBoolean("enrolled")),
                        packageId,
                        elder)
                .orElse(new Share(0, 0, false));
    }

    private void changed(UUID packageId, UUID elder, String action, Actor actor) {
        database.update("UPDATE care_package SET version = version + 1 WHERE id = ?", packageId);
        telling.changed(packageId);
        audit.record(AuditEntry.of(
                        clock.instant(),
                        actor,
                        KeepingPackage.DESK,
                        action,
                        KeepingPackage.ENTITY,
                        packageId.toString())
                .with(Map.of("elder", elder.toString())));
    }
}
