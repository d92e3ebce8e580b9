package org.linli.volunteer.importing;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CsvList;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.volunteer.importing.ImportedRows.Known;
import org.linli.volunteer.person.CheckingPerson;

/** Imports a list: all of it, or with one fault nothing. */
@ApplicationScoped
class Importing {

    static final String REFERENCE = "reference";

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_FAULTS = 1_000;

    /** @param made rows that became something new; with a check, or a fault, those that would have */
    record Outcome(int rows, int made, int updated, int unchanged, List<RowFault> faults) {}

    /** Thousands of rows, and the list before them. */
    private static final int LONGEST_SECONDS = 600;

    private final ImportedRows imported;
    private final CheckingPerson fingerprints;
    private final TransactionManager transaction;
    private final Audit audit;
    private final Clock clock;

    Importing(
            ImportedRows imported,
            CheckingPerson fingerprints,
            TransactionManager transaction,
            Audit audit,
            Clock clock) {
        this.imported = imported;
        this.fingerprints = fingerprints;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Checks every row first, then does what they say; a check does it too, and undoes it.
     *
     * @throws Problem not-allowed for who is neither administrator nor posted at a desk
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    <C> Outcome importing(RowImport<C> rows, byte[] csv, boolean checkOnly, Actor actor) {
        ImportRight right = ImportRight.of(actor);
        imported.lock();
        CsvList list = CsvList.read(rows.list(), csv, REFERENCE, rows.columns());
        Running<C> running = new Running<>(rows, actor, right);
        list.faults().stream().map(RowFault::of).forEach(running.faults::add);
        if (list.rows().size() > MOST_ROWS) {
            running.faults.add(
                    new RowFault(1, "", "rows", "最多 " + MOST_ROWS + " 行", "must have at most " + MOST_ROWS + " rows"));
        } else {
            running.check(list.rows());
        }
        if (running.faults.isEmpty()) {
            running.enter();
        }
        Outcome outcome = running.outcome(list.rows().size());
        if (checkOnly || !outcome.faults().isEmpty()) {
            undo();
        } else if (outcome.made() + outcome.updated() > 0) {
            audit.record(AuditEntry.of(
                            clock.instant(),
                            actor,
                            right.role(),
                            "import",
                            rows.list(),
                            UUID.randomUUID().toString())
                    .with(Map.of("made", outcome.made(), "updated", outcome.updated())));
        }
        return outcome;
    }

    private void undo() {
        try {
            if (transaction.getStatus() == Status.STATUS_ACTIVE) {
                transaction.setRollbackOnly();
            }
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One list on its way. */
    private final class Running<C> {

        private record Ready<C>(CsvList.Row row, C checked, Fingerprint fingerprint) {}

        private final RowImport<C> rows;
        private final Actor actor;
        private final ImportRight right;
        private final List<RowFault> faults = new ArrayList<>();
        private final List<Ready<C>> ready = new ArrayList<>();
        private final Map<String, Known> known = new LinkedHashMap<>();
        private int made;
        private int updated;
        private int unchanged;

        private Running(RowImport<C> rows, Actor actor, ImportRight right) {
            this.rows = rows;
            this.actor = actor;
            this.right = right;
        }

        private void check(List<CsvList.Row> list) {
            known.putAll(imported.known(
                    rows.list(), list.stream().map(row -> reference(row)).toList()));
            for (CsvList.Row row : list) {
                Fingerprint fingerprint = fingerprints.fingerprint(rows.list() + " " + new Cells(row.cells()).words());
                Known before = known.get(reference(row));
                if (before != null && staysAsItIs(before, fingerprint)) {
                    unchanged++;
                    continue;
                }
                noting(row, () -> {
                    C checked = rows.check(new Cells(row.cells()));
                    right.require(rows.areaPath(checked), "area");
                    if (before != null) {
                        rows.renewing()
                                .flatMap(each -> each.areaPathOf(before.entity()))
                                .ifPresent(path -> right.require(path, REFERENCE));
                    }
                    ready.add(new Ready<>(row, checked, fingerprint));
                });
            }
        }

        private boolean staysAsItIs(Known before, Fingerprint fingerprint) {
            return rows.renewing().isEmpty() || fingerprint.is(before.fingerprint());
        }

        private void enter() {
            for (Ready<C> each : ready) {
                noting(each.row(), () -> enter(each));
            }
        }

        private void enter(Ready<C> each) {
            String reference = reference(each.row());
            Known before = known.get(reference);
            UUID entity;
            if (before == null) {
                entity = rows.enter(each.checked(), actor, right.role());
                made++;
            } else if (renewed(before, each)) {
                entity = before.entity();
                updated++;
            } else {
                unchanged++;
                return;
            }
            Known now = new Known(entity, each.fingerprint().written());
            imported.keep(rows.list(), reference, now, actor.subject(), clock.instant());
        }

        private boolean renewed(Known before, Ready<C> each) {
            return rows.renewing()
                    .map(renewing -> renewing.renew(before.entity(), each.checked(), actor, right.role()))
                    .orElse(false);
        }

        private void noting(CsvList.Row row, Runnable step) {
            try {
                step.run();
            } catch (Problem problem) {
                if (problem.errors().isEmpty()) {
                    faults.add(new RowFault(
                            row.line(),
                            "",
                            problem.type().slug(),
                            orTitle(problem.detail(Language.ZH), problem.type().titleZh()),
                            orTitle(problem.detail(Language.EN), problem.type().titleEn())));
                }
                problem.errors().forEach(error -> faults.add(RowFault.of(row.line(), error)));
            }
        }

        private Outcome outcome(int read) {
            return new Outcome(
                    read,
                    made,
                    updated,
                    unchanged,
                    faults.stream().limit(MOST_FAULTS).toList());
        }
    }

    private static String reference(CsvList.Row row) {
        return new Cells(row.cells()).reference();
    }

    private static String orTitle(@Nullable String detail, String title) {
        return detail == null ? title : detail;
    }
}
