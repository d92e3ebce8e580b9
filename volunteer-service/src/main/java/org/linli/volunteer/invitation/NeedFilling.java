package org.linli.volunteer.invitation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a need's places are being filled, as its row. Whoever changes it holds the lock of the need. Never leaves the service. */
@Entity
@Table(name = "need_filling")
public class NeedFilling {

    @Id
    private UUID needId;

    @Enumerated(EnumType.STRING)
    private FillingState state;

    private int waves;
    private String begunBy;
    private Instant begunAt;
    private @Nullable Instant endedAt;
    private long needVersion;
    private @Nullable Instant lookAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected NeedFilling() {}

    static NeedFilling of(UUID needId) {
        NeedFilling filling = new NeedFilling();
        filling.needId = needId;
        filling.state = FillingState.NEW;
        return filling;
    }

    /** @throws org.linli.kit.state.Refused unless the need is to be filled */
    void begin(boolean toBeFilled, String by, Instant now) {
        step(FillingTable.BEGIN, FillingTable.DESK, toBeFilled);
        begunBy = by;
        begunAt = now;
        endedAt = null;
    }

    /** @throws org.linli.kit.state.Refused unless it is active */
    void end(String action, String role, Instant now) {
        step(action, role, false);
        endedAt = now;
        lookAt = null;
    }

    private void step(String action, String role, boolean toBeFilled) {
        state = FillingTable.FILLING
                .decide(state, action, Set.of(role), toBeFilled)
                .to();
    }

    int nextWave() {
        return ++waves;
    }

    /** @param again when time alone may change something; null: never */
    void looked(long versionOfNeed, @Nullable Instant again) {
        needVersion = versionOfNeed;
        lookAt = again;
    }

    boolean isActive() {
        return state == FillingState.ACTIVE;
    }

    FillingState state() {
        return state;
    }

    int waves() {
        return waves;
    }

    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    Instant lookAt() {
        return lookAt;
    }
}
