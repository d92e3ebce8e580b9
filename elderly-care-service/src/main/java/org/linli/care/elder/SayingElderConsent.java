package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What somebody agreed to, or does not any more. Every word is kept; the latest of a kind counts. */
@ApplicationScoped
class SayingElderConsent {

    /** @param kind {@code register}, {@code home-visits}, {@code contacts} or {@code photo} */
    @Schema(name = "ElderConsentTold")
    public record ConsentBody(
            @Nullable String kind, @Nullable Boolean given) {}

    /** @param by subject of who wrote it down */
    @Schema(name = "ElderConsent")
    public record ConsentView(String kind, boolean given, Instant at, String by, String as) {}

    private static final Set<String> KINDS =
            Set.of(ElderConsents.REGISTER, ElderConsents.HOME_VISITS, ElderConsents.CONTACTS, ElderConsents.PHOTO);

    private final Elders elders;
    private final Database database;
    private final ElderChronicle chronicle;

    SayingElderConsent(Elders elders, Database database, ElderChronicle chronicle) {
        this.elders = elders;
        this.database = database;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, invalid-input */
    @Transactional
    void say(UUID id, ConsentBody body, Actor actor) {
        var elder = elders.lock(id);
        String role = ElderRight.writer(elder, actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        String kind = Asked.given("kind", body.kind());
        if (!KINDS.contains(kind)) {
            throw Problem.invalid(
                    "kind",
                    "one-of",
                    "须为 register、home-visits、contacts 或 photo",
                    "must be register, home-visits, contacts or photo");
        }
        boolean given = Asked.given("given", body.given());
        ElderRight.standing(elder.orElseThrow(Elders::unknown));
        Instant now = chronicle.now();
        chronicle.consent(id, kind, given, actor, role, now);
        chronicle.changed(id, actor, role, given ? "agree" : "withdraw-consent", kind, now);
    }

    /** Every word, latest first. @throws Problem not-found, not-allowed */
    @Transactional
    List<ConsentView> said(UUID id, Actor actor) {
        ElderRight.writer(elders.find(id), actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        return database.list(
                "SELECT kind, given, said_at, said_by, said_as FROM elder_consent WHERE elder = ? ORDER BY said_at DESC, id DESC",
                row -> new ConsentView(
                        row.getString("kind"),
                        row.getBoolean("given"),
                        Objects.requireNonNull(Database.instant(row, "said_at")),
                        row.getString("said_by"),
                        row.getString("said_as")),
                id);
    }
}
