package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.linli.care.elder.ElderRef;
import org.linli.kit.sql.Database;

/** What care plans do to visits: nothing that was agreed is touched, only drafts are. */
@ApplicationScoped
public class DraftVisits {

    private final Database database;
    private final VisitClocks clocks;
    private final Clock clock;

    DraftVisits(Database database, VisitClocks clocks, Clock clock) {
        this.database = database;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** @param elder whom the draft is for @return false when the visit is there already, in whatever state */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean insert(Draft draft, ElderRef elder) {
        Coupling coupling = draft.coupling();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.update(
                        """
                        INSERT INTO visit (id, version, state, elder_id, item_id, series, rule_day, day, kind, area_code, area_path,
                                           unit_code, package_id, begins_at, ends_at, minutes, skills, carers, coupling,
                                           gap_least, gap_most, preferred_carer, preferred_from, preferred_to, look_at, created_at)
                        VALUES (?, 1, 'draft', ?, ?::uuid, ?::uuid, ?::date, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?::int,
                                ?::int, ?::uuid, ?::timestamptz, ?::timestamptz, ?, ?)
                        ON CONFLICT (id) DO NOTHING""",
                        draft.visitId(),
                        draft.elder(),
                        draft.item(),
                        draft.series(),
                        draft.ruleDay(),
                        draft.day(),
                        draft.kind(),
                        elder.areaCode(),
                        elder.areaPath(),
                        draft.unit(),
                        draft.packageId(),
                        draft.beginsAt(),
                        draft.endsAt(),
                        draft.minutes(),
                        draft.skills(),
                        draft.carers(),
                        coupling == null ? null : coupling.wire(),
                        coupling == null ? null : coupling.least(),
                        coupling == null ? null : coupling.most(),
                        draft.preferredCarer(),
                        draft.preferredFrom(),
                        draft.preferredTo(),
                        clocks.ofDraft(draft),
                        now)
                == 1;
    }

    /** @return false when it is no draft, or not there: then it stays as it is */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean change(Draft draft) {
        Coupling coupling = draft.coupling();
        return database.update(
                        """
                        UPDATE visit
                           SET version = version + 1, item_id = ?::uuid, day = ?, kind = ?, unit_code = ?, package_id = ?::uuid,
                               begins_at = ?, ends_at = ?, minutes = ?, skills = ?, carers = ?, coupling = ?,
                               gap_least = ?::int, gap_most = ?::int, preferred_carer = ?::uuid,
                               preferred_from = ?::timestamptz, preferred_to = ?::timestamptz, look_at = ?,
                               at_risk_since = NULL
                         WHERE id = ? AND state = 'draft'""",
                        draft.item(),
                        draft.day(),
                        draft.kind(),
                        draft.unit(),
                        draft.packageId(),
                        draft.beginsAt(),
                        draft.endsAt(),
                        draft.minutes(),
                        draft.skills(),
                        draft.carers(),
                        coupling == null ? null : coupling.wire(),
                        coupling == null ? null : coupling.least(),
                        coupling == null ? null : coupling.most(),
                        draft.preferredCarer(),
                        draft.preferredFrom(),
                        draft.preferredTo(),
                        clocks.ofDraft(draft),
                        draft.visitId())
                == 1;
    }

    /**
     * Takes a draft away that the plan no longer gives, and that nothing was ever told of.
     *
     * @return false when it is no draft, was published before, or is not there: then it stays as it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean drop(String visitId) {
        return database.update("""
                        DELETE FROM visit v WHERE v.id = ? AND v.state = 'draft' AND NOT v.told
                           AND NOT EXISTS (SELECT 1 FROM visit_part p WHERE p.visit_id = v.id)
                           AND NOT EXISTS (SELECT 1 FROM help h WHERE h.visit_id = v.id)""", visitId) == 1;
    }
}
