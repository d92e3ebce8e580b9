package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.elder.Elders;
import org.linli.care.risk.RiskLevel;
import org.linli.care.risk.RiskRules.OwedItem;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class RiskItemsComponentTest {

    private static final List<OwedItem> DAILY = List.of(new OwedItem("door-knock", "FREQ=DAILY"));
    private static final List<OwedItem> WEEKLY = List.of(new OwedItem("door-knock", "FREQ=WEEKLY"));

    @Inject
    Database database;

    @Inject
    RiskItems risk;

    @Inject
    ItemsOfElder ofElder;

    @Inject
    CareItems items;

    @Inject
    Elders elders;

    @Inject
    Audit audit;

    private Town town;
    private UUID elder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        elder = Residents.alone(database, town);
    }

    @Test
    void whatALevelOwesIsProposedOnceChangesWithTheLevelAndEndsWithIt() {
        owed(RiskLevel.HIGH, DAILY);
        owed(RiskLevel.HIGH, DAILY);
        CareItem item = items.ofElder(elder).getFirst();
        assertThat(items.ofElder(elder)).hasSize(1);
        assertThat(drafts()).isBetween(27, 28);

        owed(RiskLevel.MEDIUM, WEEKLY);
        assertThat(items.ofElder(elder)).hasSize(1);
        assertThat(drafts()).isBetween(3, 4);

        owed(RiskLevel.LOW, List.of());
        assertThat(items.ofElder(elder)).extracting(CareItem::state).containsExactly(ItemState.ENDED);
        assertThat(drafts()).isLessThanOrEqualTo(1);
        assertThat(audit.of("care-item", item.id().toString()))
                .extracting(e -> e.entry().action())
                .containsExactly("propose", "edit", "end");
        owed(RiskLevel.HIGH, DAILY);
        assertThat(items.ofElder(elder)).hasSize(2);
    }

    @Test
    void manyWhoJudgeAtOnceProposeOnce() throws Exception {
        try (ExecutorService crowd = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(crowd.submit(() -> owed(RiskLevel.HIGH, DAILY)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(items.ofElder(elder)).hasSize(1);
        assertThat(drafts()).isBetween(27, 28);
    }

    @Test
    void withoutConsentNothingIsProposed() {
        Residents.agrees(database, elder, "home-visits", false);

        owed(RiskLevel.HIGH, DAILY);

        assertThat(items.ofElder(elder)).isEmpty();
    }

    @Test
    void whatWasAgreedGoesWithTheEntryThatIsKeptAndBack() {
        UUID kept = Residents.alone(database, town);
        owed(RiskLevel.HIGH, DAILY);
        database.update("UPDATE care_item SET source = 'agreed' WHERE elder_id = ?", elder);

        List<String> moved = QuarkusTransaction.requiringNew()
                .call(() -> ofElder.move(
                        elders.lock(elder).orElseThrow(), elders.lock(kept).orElseThrow()));
        assertThat(moved).hasSize(1);
        assertThat(items.ofElder(kept)).hasSize(1);

        QuarkusTransaction.requiringNew()
                .run(() -> ofElder.giveBack(
                        moved,
                        elders.lock(kept).orElseThrow(),
                        elders.lock(elder).orElseThrow()));
        assertThat(items.ofElder(kept)).isEmpty();
        assertThat(items.ofElder(elder)).hasSize(1);
    }

    private void owed(RiskLevel level, List<OwedItem> owed) {
        QuarkusTransaction.requiringNew().run(() -> risk.owed(elder, level, owed));
    }

    private int drafts() {
        return database.first(
                        "SELECT count(*)::int AS n FROM visit WHERE elder_id = ? AND state = 'draft'",
                        row -> row.getInt("n"),
                        elder)
                .orElseThrow();
    }
}
