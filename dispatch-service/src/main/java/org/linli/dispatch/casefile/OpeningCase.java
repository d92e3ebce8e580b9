package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.deadline.DueTime;
import org.linli.dispatch.registry.AreaRef;
import org.linli.dispatch.registry.CategoryRef;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.NotYetKnown;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.consume.PermanentFault;
import org.linli.kit.time.TimeOrderedId;

/**
 * Opens a case for a dossier: proposes it, and goes on at once where the city's rules need nobody. A dossier of the past
 * is recorded instead. A report has one case, however often its dossier comes.
 */
@ApplicationScoped
class OpeningCase {

    private final CaseFiles cases;
    private final RedactedWords redacted;
    private final Registry registry;
    private final CaseChronicle chronicle;
    private final CaseClocks clocks;
    private final FilingCase filing;

    OpeningCase(
            CaseFiles cases,
            RedactedWords redacted,
            Registry registry,
            CaseChronicle chronicle,
            CaseClocks clocks,
            FilingCase filing) {
        this.cases = cases;
        this.redacted = redacted;
        this.registry = registry;
        this.chronicle = chronicle;
        this.clocks = clocks;
        this.filing = filing;
    }

    /** @throws NotYetKnown while the area or category has not arrived here */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(Dossier dossier) {
        RedactedWords.Known known = redacted.of(dossier.reportId());
        if (known.opened()) {
            return;
        }
        AreaRef area =
                registry.area(dossier.areaCode()).orElseThrow(() -> new NotYetKnown("area " + dossier.areaCode()));
        String code = dossier.categoryCode();
        CategoryRef category =
                code == null ? null : registry.category(code).orElseThrow(() -> new NotYetKnown("category " + code));
        Instant now = chronicle.now();
        RedactedWords.Words shown = known.words();
        Matter matter = matter(dossier, shown, area, category);
        CaseFile file;
        if (dossier.history() != null) {
            file = record(matter, dossier.history(), now);
        } else if (category == null) {
            throw new PermanentFault("categoryCode: missing in a dossier without history");
        } else {
            file = propose(matter, category, now);
        }
        if (shown != null) {
            chronicle.system(file.id(), RedactingCase.REDACT, null, Map.of("reportVersion", shown.version()), now);
        }
    }

    private CaseFile propose(Matter matter, CategoryRef category, Instant now) {
        List<ConditionRef> conditions = registry.conditionsFor(category.code());
        String urgency =
                conditions.isEmpty() ? "routine" : conditions.getFirst().urgency();
        CaseFile file = CaseFile.proposed(TimeOrderedId.at(now), matter, urgency, now);
        DueTime due = clocks.due(file, CaseClocks.FILING, now);
        chronicle.publish(
                file,
                new CaseFact.Proposed(
                        matter.number(),
                        category.code(),
                        matter.areaCode(),
                        matter.submittedAt(),
                        matter.acceptedAt(),
                        now,
                        due.dueAt()),
                now);
        chronicle.system(
                file.id(), "propose", null, Map.of("report", matter.reportId().toString()), now);
        if (!conditions.isEmpty() && conditions.getFirst().automatic()) {
            // Nobody is waited for, so no clock runs.
            filing.byRule(file, conditions.getFirst(), now);
        } else {
            clocks.start(file, CaseClocks.FILING, now, due);
        }
        cases.keep(file);
        return file;
    }

    private CaseFile record(Matter matter, Dossier.History history, Instant now) {
        CaseFile file = CaseFile.recorded(TimeOrderedId.at(now), matter, history, now);
        chronicle.publish(
                file,
                new CaseFact.Recorded(
                        matter.number(),
                        matter.categoryCode(),
                        matter.areaCode(),
                        matter.submittedAt(),
                        matter.acceptedAt(),
                        history.filedAt(),
                        history.declinedAt(),
                        history.dispatchedAt(),
                        history.reportedBackAt(),
                        history.checkedAt(),
                        history.closedAt()),
                now);
        cases.keep(file);
        chronicle.system(
                file.id(), "record", null, Map.of("report", matter.reportId().toString()), now);
        return file;
    }

    private Matter matter(
            Dossier dossier, RedactedWords.@Nullable Words shown, AreaRef area, @Nullable CategoryRef category) {
        return new Matter(
                dossier.reportId(),
                null,
                dossier.number(),
                shown == null ? dossier.text() : shown.text(),
                dossier.address(),
                dossier.longitude(),
                dossier.latitude(),
                area.code(),
                area.path(),
                street(dossier),
                category == null ? null : category.code(),
                category == null ? null : category.path(),
                dossier.taxonomyCodes(),
                dossier.attributes(),
                dossier.photos(),
                dossier.channel(),
                dossier.submittedAt(),
                dossier.acceptedAt(),
                dossier.acceptedBy());
    }

    private @Nullable String street(Dossier dossier) {
        if (dossier.streetCode() != null || dossier.longitude() == null || dossier.latitude() == null) {
            return dossier.streetCode();
        }
        return registry.streetAt(dossier.longitude(), dossier.latitude()).orElse(null);
    }
}
