package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.catalogue.VisitKind;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.elder.ElderConsents;
import org.linli.care.risk.ItemsOfRisk;
import org.linli.care.risk.RiskLevel;
import org.linli.care.risk.RiskRules;
import org.linli.kit.time.TimeOrderedId;

/**
 * What a level of risk owes at the least becomes items of the plan, and ends with the level. A level that stays leaves its items
 * as they are, with what was agreed on them since.
 */
@ApplicationScoped
public class RiskItems implements ItemsOfRisk {

    /** When nobody has said anything else, in minutes after midnight. */
    private static final Window BY_DAY = new Window(8 * 60, 18 * 60);

    private final CareItems items;
    private final MovingItem moving;
    private final KeepingItems keeping;
    private final ProposedTerms proposed;
    private final ElderConsents consents;

    RiskItems(
            CareItems items, MovingItem moving, KeepingItems keeping, ProposedTerms proposed, ElderConsents consents) {
        this.items = items;
        this.moving = moving;
        this.keeping = keeping;
        this.proposed = proposed;
        this.consents = consents;
    }

    /** Terms of what is owed. */
    @ApplicationScoped
    static class ProposedTerms {

        private final VisitKinds kinds;
        private final CityDay city;

        ProposedTerms(VisitKinds kinds, CityDay city) {
            this.kinds = kinds;
            this.city = city;
        }

        LocalDate today() {
            return city.today();
        }

        Optional<Terms> of(RiskRules.OwedItem owed) {
            return kinds.find(owed.kind()).map(kind -> terms(kind, owed.rrule()));
        }

        private Terms terms(VisitKind kind, String rule) {
            return new Terms(
                    kind.code(),
                    Recurrence.read("rrule", rule),
                    city.today(),
                    null,
                    kind.minutes(),
                    BY_DAY,
                    null,
                    kind.skills(),
                    1,
                    null,
                    null,
                    HolidayPolicy.KEEP,
                    0,
                    null);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void owed(UUID elder, RiskLevel level, List<RiskRules.OwedItem> owed) {
        List<CareItem> standing = items.ofElder(elder).stream()
                .filter(item -> item.source().equals(CareItem.BY_RISK) && item.state() != ItemState.ENDED)
                .toList();
        for (CareItem item : standing) {
            if (owed.stream().noneMatch(each -> each.kind().equals(item.terms().kind()))) {
                moving.endBySystem(item, proposed.today(), "risk-" + level.wire());
            }
        }
        if (!consents.given(elder, ElderConsents.HOME_VISITS)) {
            return;
        }
        for (RiskRules.OwedItem each : owed) {
            List<CareItem> same = standing.stream()
                    .filter(item -> item.terms().kind().equals(each.kind()))
                    .toList();
            if (same.isEmpty()) {
                proposed.of(each).ifPresent(terms -> propose(elder, terms));
            } else {
                same.forEach(item -> often(item, each.rrule()));
            }
        }
    }

    private void propose(UUID elder, Terms terms) {
        UUID id = TimeOrderedId.at(keeping.now());
        keeping.propose(new CareItem(id, 1, ItemState.ACTIVE, id, elder, CareItem.BY_RISK, terms));
    }

    /** The level asks for it more or less often than before; who comes and when stays. */
    private void often(CareItem item, String rule) {
        Recurrence recurrence = Recurrence.read("rrule", rule);
        if (!recurrence.equals(item.terms().recurrence())) {
            moving.oftenBySystem(item, recurrence);
        }
    }
}
