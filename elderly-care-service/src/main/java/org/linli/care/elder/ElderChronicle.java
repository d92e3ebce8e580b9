package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** What is kept of what was done to somebody's place in the register, and told to the rooms that follow it. Nothing is published. */
@ApplicationScoped
public class ElderChronicle {

    /** Kind of thing in the audit. */
    public static final String ENTITY = "elder";

    private final Database database;
    private final Audit audit;
    private final Instance<ElderChanged> following;
    private final Clock clock;
    private final CityTime.Settings city;

    ElderChronicle(
            Database database,
            Audit audit,
            @Any Instance<ElderChanged> following,
            Clock clock,
            CityTime.Settings city) {
        this.database = database;
        this.audit = audit;
        this.following = following;
        this.clock = clock;
        this.city = city;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate today() {
        return clock.instant().atZone(city.zone()).toLocalDate();
    }

    /** On record, without telling anybody: for readings. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(UUID elder, Actor actor, String role, String action, Map<String, Object> details) {
        audit.record(AuditEntry.of(now(), actor, role, action, ENTITY, elder.toString())
                .with(details));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder, Actor actor, String role, String action, @Nullable String reason, Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, elder.toString())
                .because(reason));
        following.forEach(each -> each.changed(elder));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void consent(UUID elder, String kind, boolean given, Actor actor, String role, Instant now) {
        database.update(
                "INSERT INTO elder_consent (elder, kind, given, said_at, said_by, said_as) VALUES (?, ?, ?, ?, ?, ?)",
                elder,
                kind,
                given,
                now,
                actor.subject(),
                role);
    }
}
