package org.linli.volunteer.ownreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Reports of volunteers, and reports that were filed: those that are both earn. */
@ApplicationScoped
class OwnReports {

    /** What became of one; kept as its wire form. */
    enum Outcome {
        BOOKED("booked"),
        /** The account has no profile as a volunteer. */
        NO_PROFILE("no-profile"),
        /** As many as may earn in a month have. */
        MONTH_FULL("month-full"),
        NO_RULE("no-rule");

        private final String wire;

        Outcome(String wire) {
            this.wire = wire;
        }
    }

    /** @param day on which it was made, in the city's zone */
    record Undecided(UUID report, String subject, LocalDate day) {

        LocalDate month() {
            return day.withDayOfMonth(1);
        }

        @Override
        public String toString() {
            return "Undecided[" + report + "]";
        }
    }

    private final Database database;
    private final ZoneId zone;

    OwnReports(Database database, CityTime.Settings city) {
        this.database = database;
        this.zone = city.zone();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void made(UUID report, String subject, Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        database.update("""
                INSERT INTO volunteer_report (report, subject, made_at, month) VALUES (?, ?, ?, ?)
                ON CONFLICT (report) DO NOTHING""", report, subject, at, day.withDayOfMonth(1));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void filed(UUID report, Instant at) {
        database.update(
                "INSERT INTO filed_report (report, filed_at) VALUES (?, ?) ON CONFLICT (report) DO NOTHING",
                report,
                at);
    }

    /** Those that were filed and are not decided yet. */
    @Transactional
    List<UUID> due(int most) {
        return database.list("""
                SELECT v.report FROM volunteer_report v JOIN filed_report f ON f.report = v.report
                 WHERE v.outcome IS NULL ORDER BY v.made_at, v.report LIMIT ?""", row -> row.getObject("report", UUID.class), most);
    }

    /** As it stands; empty when it is decided. */
    @Transactional
    Optional<Undecided> undecided(UUID report) {
        return first("", report);
    }

    /** Kept from everybody else until the transaction ends; empty when it is decided, or somebody is at it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Undecided> locked(UUID report) {
        return first(" FOR UPDATE SKIP LOCKED", report);
    }

    private Optional<Undecided> first(String locking, UUID report) {
        return database.first(
                "SELECT subject, made_at FROM volunteer_report WHERE report = ? AND outcome IS NULL" + locking,
                row -> new Undecided(
                        report,
                        row.getString("subject"),
                        Objects.requireNonNull(Database.instant(row, "made_at"))
                                .atZone(zone)
                                .toLocalDate()),
                report);
    }

    /** How many of a person's reports of a month earned; the caller holds the person's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    int booked(UUID person, LocalDate month) {
        return database.first(
                        "SELECT count(*) AS n FROM volunteer_report WHERE person = ? AND month = ? AND outcome = 'booked'",
                        row -> row.getInt("n"),
                        person,
                        month)
                .orElse(0);
    }

    /** Whose account it was is forgotten with it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void decided(UUID report, Outcome outcome, @Nullable UUID person) {
        database.update(
                "UPDATE volunteer_report SET outcome = ?, person = ?, subject = NULL WHERE report = ?",
                outcome.wire,
                person,
                report);
    }

    /** What nobody claimed while its topic was kept, and what was never filed. @return how many */
    @Transactional
    int forget(Instant filedBefore, Instant madeBefore) {
        return database.update("DELETE FROM filed_report WHERE filed_at < ?", filedBefore)
                + database.update("DELETE FROM volunteer_report WHERE outcome IS NULL AND made_at < ?", madeBefore);
    }
}
