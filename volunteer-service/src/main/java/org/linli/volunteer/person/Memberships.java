package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** 双报到: the community somebody belongs to and the unit they work at, with the times of each change. */
@ApplicationScoped
class Memberships {

    static final String COMMUNITY = "community";
    static final String WORK_UNIT = "work-unit";

    /** @param endedAt null: still */
    record Membership(
            String kind,
            String code,
            Instant begunAt,
            @Nullable Instant endedAt) {}

    private final Database database;

    Memberships(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void begin(UUID person, String kind, @Nullable String code, Instant now) {
        if (code != null) {
            database.update(
                    "INSERT INTO membership (person, kind, code, begun_at) VALUES (?, ?, ?, ?)",
                    person,
                    kind,
                    code,
                    now);
        }
    }

    /** Ends the present one and begins another, unless it stays the same. */
    @Transactional(Transactional.TxType.MANDATORY)
    void change(UUID person, String kind, @Nullable String from, @Nullable String to, Instant now) {
        if (Objects.equals(from, to)) {
            return;
        }
        // The clocks of two machines may differ: nothing ends before it began.
        database.update(
                "UPDATE membership SET ended_at = greatest(?, begun_at) WHERE person = ? AND kind = ? AND ended_at IS NULL",
                now,
                person,
                kind);
        begin(person, kind, to, now);
    }

    /** All of them, oldest first. */
    @Transactional
    List<Membership> of(UUID person) {
        return database.list(
                "SELECT kind, code, begun_at, ended_at FROM membership WHERE person = ? ORDER BY id",
                row -> new Membership(
                        row.getString("kind"),
                        row.getString("code"),
                        Objects.requireNonNull(Database.instant(row, "begun_at")),
                        Database.instant(row, "ended_at")),
                person);
    }
}
