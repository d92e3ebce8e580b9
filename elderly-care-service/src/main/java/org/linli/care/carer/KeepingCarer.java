package org.linli.care.carer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Takes carers on, keeps what is known of them, and lets them go; the desk of the area where they serve. */
@ApplicationScoped
class KeepingCarer {

    static final String DESK = "desk";

    private final ReadingCarer reading;
    private final Carers carers;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    KeepingCarer(ReadingCarer reading, Carers carers, Database database, Audit audit, Clock clock) {
        this.reading = reading;
        this.carers = carers;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input, not-allowed; conflict when the subject is a carer already */
    @Transactional
    UUID takeOn(CarerBody body, Actor actor) {
        String role = actor.requireIn(reading.areaPath(body), DESK);
        String subject = ReadingCarer.subject(body);
        ReadingCarer.Told told = reading.read(body);
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        int anew = database.update(
                """
                INSERT INTO carer (id, version, state, subject, name, unit_code, area_code, skills, mode, longitude, latitude,
                                   weekly_cap, created_at)
                VALUES (?, 1, 'active', ?, ?, ?, ?, ?, ?, ?::float8, ?::float8, ?, ?)
                ON CONFLICT (subject) DO NOTHING""",
                id,
                subject,
                told.name(),
                told.unit(),
                told.area(),
                told.skills(),
                told.mode(),
                told.longitude(),
                told.latitude(),
                told.weeklyCap(),
                now);
        if (anew == 0) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此账号已登记为护理员", "This subject is a carer already");
        }
        shifts(id, told);
        audit.record(AuditEntry.of(now, actor, role, "take-on", "carer", id.toString())
                .with(Map.of("unit", told.unit())));
        return id;
    }

    /** Tells of a carer anew; the subject stays. @throws Problem invalid-input, not-allowed, not-found, stale */
    @Transactional
    void change(UUID id, CarerBody body, long seen, Actor actor) {
        CarerRef carer = locked(id, actor);
        String role = actor.requireIn(reading.areaPath(body), DESK);
        ReadingCarer.Told told = reading.read(body);
        IfMatch.check(seen, carer.version(), carer.state().wire());
        database.update(
                """
                UPDATE carer SET version = version + 1, name = ?, unit_code = ?, area_code = ?, skills = ?, mode = ?,
                       longitude = ?::float8, latitude = ?::float8, weekly_cap = ?
                 WHERE id = ?""",
                told.name(),
                told.unit(),
                told.area(),
                told.skills(),
                told.mode(),
                told.longitude(),
                told.latitude(),
                told.weeklyCap(),
                id);
        database.update("DELETE FROM carer_shift WHERE carer = ?", id);
        shifts(id, told);
        audit.record(AuditEntry.of(clock.instant(), actor, role, "change", "carer", id.toString()));
    }

    /** @param to where they stand then: a carer who left may come back @throws Problem not-allowed, not-found, stale, conflict */
    @Transactional
    void move(UUID id, CarerState to, long seen, Actor actor) {
        CarerRef carer = locked(id, actor);
        IfMatch.check(seen, carer.version(), carer.state().wire());
        if (carer.state() == to) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("状态已是 " + to.wire(), "It is " + to.wire() + " already")
                    .with("state", to.wire());
        }
        database.update("UPDATE carer SET version = version + 1, state = ? WHERE id = ?", to.wire(), id);
        audit.record(AuditEntry.of(
                clock.instant(), actor, DESK, to == CarerState.LEFT ? "let-go" : "take-back", "carer", id.toString()));
    }

    private CarerRef locked(UUID id, Actor actor) {
        CarerRef carer = carers.lock(id)
                .filter(each -> actor.mayIn(DESK, each.areaPath()))
                .orElseThrow(CarerViews::unknown);
        return carer;
    }

    private void shifts(UUID carer, ReadingCarer.Told told) {
        for (Shift shift : told.shifts()) {
            span(carer, shift.weekday(), false, shift.starts(), shift.ends());
            shift.breaks().forEach(pause -> span(carer, shift.weekday(), true, pause.starts(), pause.ends()));
        }
    }

    private void span(UUID carer, int weekday, boolean pause, int starts, int ends) {
        database.update(
                "INSERT INTO carer_shift (carer, weekday, pause, starts, ends) VALUES (?, ?, ?, ?, ?)",
                carer,
                weekday,
                pause,
                starts,
                ends);
    }
}
