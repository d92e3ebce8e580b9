package org.linli.care.quota;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Changes days and lines of a contract, never below what is taken; the desk of its area. */
@ApplicationScoped
class ChangingPackage {

    private final ReadingPackage reading;
    private final PackageTable table;
    private final PackageChronicle chronicle;
    private final Instance<TermsChanged> hearing;

    ChangingPackage(
            ReadingPackage reading,
            PackageTable table,
            PackageChronicle chronicle,
            @Any Instance<TermsChanged> hearing) {
        this.reading = reading;
        this.table = table;
        this.chronicle = chronicle;
        this.hearing = hearing;
    }

    /** @throws Problem not-found, stale; invalid-input naming every field that breaks a rule or is below what is taken */
    void change(UUID id, PackageBody.TermsBody body, long seen, Actor actor) {
        QuarkusTransaction.requiringNew().run(() -> keep(id, body, seen, actor));
        hearing.forEach(each -> each.changed(id));
    }

    private void keep(UUID id, PackageBody.TermsBody body, long seen, Actor actor) {
        PackageTable.Locked contract = table.lock(id);
        if (!actor.mayIn(KeepingPackage.DESK, contract.areaPath())) {
            throw PackageViews.unknown();
        }
        IfMatch.check(seen, contract.version(), "open");
        ReadingPackage.Terms terms = reading.terms(body);
        table.save(id, terms);
        List<String> lines = terms.lines().stream()
                .map(line -> line.kind() + " " + line.visits())
                .toList();
        chronicle.changed(
                id,
                actor,
                "change",
                Map.of(
                        "from", terms.from().toString(),
                        "to", terms.to().toString(),
                        "noAnswerCounts", terms.noAnswerCounts(),
                        "lines", lines));
    }
}
