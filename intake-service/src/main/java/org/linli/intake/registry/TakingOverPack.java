package org.linli.intake.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import org.linli.citypack.Area;
import org.linli.citypack.CityPack;
import org.linli.citypack.ReadPack;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.pack.PackFault;
import org.linli.kit.pack.PackOwner;

/** Takes over areas, streets, categories, taxonomies, reasons and the verification clock, and publishes what changed. */
@ApplicationScoped
class TakingOverPack implements PackOwner {

    private static final Logger LOG = Logger.getLogger(TakingOverPack.class);
    private static final String AREAS = "areas.csv";

    private final AgroalDataSource database;
    private final ReferenceTables tables;
    private final RegistryEvents events;
    private final Outbox outbox;
    private final CityWatch watch;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    TakingOverPack(
            AgroalDataSource database,
            ReferenceTables tables,
            RegistryEvents events,
            Outbox outbox,
            CityWatch watch,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.database = database;
        this.tables = tables;
        this.events = events;
        this.outbox = outbox;
        this.watch = watch;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<PackFault> check(SortedMap<String, byte[]> files) {
        ReadPack read = CityPack.read(files, clock);
        List<PackFault> faults = new ArrayList<>(read.faults().stream()
                .map(f -> new PackFault(f.file(), f.line(), f.rule(), f.value(), f.warning(), f.zh(), f.en()))
                .toList());
        if (read.faultless()) {
            faults.addAll(changedLevels(read.pack().areas(), files.get(AREAS)));
        }
        return faults;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        CityPack pack = CityPack.read(files, clock).pack();
        try (Connection connection = database.getConnection()) {
            tables.takeOver(connection, pack, revision);
            outbox.add(events.changedIn(connection, revision));
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        lookAfterCommit();
    }

    /** The answer to the application is given when this replica works with the new revision already. */
    private void lookAfterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    lookElsewhere();
                }
            }
        });
    }

    // Another thread, because this one is still bound to the finished transaction and may not read with it.
    private void lookElsewhere() {
        Thread looking = Thread.ofPlatform().name("linli-city-watch").start(() -> {
            try {
                watch.look();
            } catch (RuntimeException later) {
                LOG.warnf(
                        "The new city is seen a little later (%s)",
                        later.getClass().getName());
            }
        });
        try {
            looking.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PackFault> changedLevels(List<Area> areas, byte[] file) {
        Map<String, String> levels = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT code, level FROM area");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                levels.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        List<PackFault> faults = new ArrayList<>();
        for (Area area : areas) {
            String before = levels.get(area.code());
            if (before != null && !before.equals(area.level())) {
                faults.add(new PackFault(
                        AREAS,
                        AreaLines.lineOf(file, area.code()),
                        "areas.level-changed",
                        area.code(),
                        false,
                        "级别原为 " + before + ",不能改为 " + area.level(),
                        "the level was " + before + " and cannot become " + area.level()));
            }
        }
        return faults;
    }
}
