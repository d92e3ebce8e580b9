package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.dispatch.registry.AreaRef;
import org.linli.dispatch.registry.CategoryRef;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.NotYetKnown;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.time.TimeOrderedId;

/**
 * The urgent entry: an alarm of home care becomes a case that skips the filing gate, whatever its condition says of filing.
 * Somebody may be lying on the floor; nobody's desk is waited for. An alarm has one case, however often it comes.
 */
@ApplicationScoped
class EnteringAlarm {

    /** What a unit reads. Who it is and where stands in the matter, which only those who handle it may read. */
    private static final String WORDS = "上门助老服务时无人应门，已按时限依次敲门、致电、联系亲属和网格员，仍未找到本人，请立即上门核实。姓名、住址和联系人须在养老服务系统查看。";

    private final UrgentEntries entries;
    private final CaseFiles cases;
    private final Registry registry;
    private final CaseChronicle chronicle;
    private final FilingCase filing;

    EnteringAlarm(
            UrgentEntries entries, CaseFiles cases, Registry registry, CaseChronicle chronicle, FilingCase filing) {
        this.entries = entries;
        this.cases = cases;
        this.registry = registry;
        this.chronicle = chronicle;
        this.filing = filing;
    }

    /** @throws NotYetKnown while the area, the category or a condition for it has not arrived here */
    @Transactional(Transactional.TxType.MANDATORY)
    void enter(HandedOver alarm) {
        if (!entries.claim(alarm.alarm())) {
            return;
        }
        AreaRef area = registry.area(alarm.areaCode()).orElseThrow(() -> new NotYetKnown("area " + alarm.areaCode()));
        CategoryRef category = registry.category(alarm.categoryCode())
                .orElseThrow(() -> new NotYetKnown("category " + alarm.categoryCode()));
        ConditionRef condition = registry.conditionsFor(category.code()).stream()
                .findFirst()
                .orElseThrow(() -> new NotYetKnown("condition of " + category.code()));
        Instant now = chronicle.now();
        CaseFile file =
                CaseFile.proposed(TimeOrderedId.at(now), matter(alarm, area, category), condition.urgency(), now);
        chronicle.publish(
                file,
                new CaseFact.Proposed(
                        file.matter().number(), category.code(), area.code(), alarm.raisedAt(), alarm.at(), now, null),
                now);
        filing.enter(file, condition, now);
        cases.keep(file);
        entries.opened(alarm.alarm(), file.id());
    }

    /** What elderly care learned after the handing over: the case shows it, and goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ended(UUID alarm, UrgentEntries.Ended ended) {
        if (entries.end(alarm, ended)) {
            entries.caseOf(alarm)
                    .ifPresent(id -> chronicle.system(
                            id,
                            "origin-ended",
                            null,
                            Map.of(
                                    "outcome",
                                    ended.outcome(),
                                    "endedAt",
                                    ended.at().toString()),
                            chronicle.now()));
        }
    }

    private Matter matter(HandedOver alarm, AreaRef area, CategoryRef category) {
        return new Matter(
                alarm.alarm(),
                Origin.CARE_ALARM,
                entries.number(alarm.raisedAt()),
                WORDS,
                null,
                null,
                null,
                area.code(),
                area.path(),
                null,
                category.code(),
                category.path(),
                List.of(),
                Map.of(),
                List.of(),
                Origin.CARE_ALARM,
                alarm.raisedAt(),
                alarm.at(),
                null);
    }
}
