package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.problem.CareProblem;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Checks who is to come to a visit when. Carers are locked in the order of their ids, so that nobody is given twice. */
@ApplicationScoped
class ReadingPlan {

    private final Carers carers;
    private final Database database;

    ReadingPlan(Carers carers, Database database) {
        this.carers = carers;
        this.database = database;
    }

    /** @throws Problem invalid-input; carer-does-not-fit naming the rule and the carer */
    @Transactional(Transactional.TxType.MANDATORY)
    List<VisitPart> read(Visit visit, VisitPlan plan) {
        List<VisitPlan.@Nullable PartPlan> told = Asked.given("parts", plan.parts());
        if (told.size() != visit.terms().carers()) {
            throw Problem.invalid(
                    "parts",
                    "as-many-as-carers",
                    "须有 " + visit.terms().carers() + " 位护理员",
                    "must name " + visit.terms().carers() + " carers");
        }
        List<VisitPart> parts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String field = "parts[" + i + "]";
            VisitPlan.PartPlan part = Asked.given(field, told.get(i));
            parts.add(VisitPart.empty(i + 1)
                    .assigned(
                            Asked.given(field + ".carer", part.carer()),
                            within(visit, field + ".beginsAt", Asked.given(field + ".beginsAt", part.beginsAt()))));
        }
        coupled(visit, parts);
        parts.stream()
                .sorted(Comparator.comparing(part -> Asked.given("carer", part.carer())))
                .forEach(part -> fits(visit, part));
        return parts;
    }

    private static Instant within(Visit visit, String field, Instant begins) {
        Draft terms = visit.terms();
        Instant ends = begins.plus(Duration.ofMinutes(terms.minutes()));
        if (begins.isBefore(terms.beginsAt()) || ends.isAfter(terms.endsAt())) {
            throw Problem.invalid(
                    field, "within-the-window", "服务须在时段之内", "the service must lie within the visit's window");
        }
        return begins;
    }

    private static void coupled(Visit visit, List<VisitPart> parts) {
        Coupling coupling = visit.terms().coupling();
        if (coupling == null) {
            return;
        }
        VisitPart first = parts.getFirst();
        VisitPart second = parts.getLast();
        if (Asked.given("carer", first.carer()).equals(second.carer())) {
            throw Problem.invalid("parts[1].carer", "another-carer", "须为另一位护理员", "must be another carer");
        }
        long apart = Duration.between(
                        Asked.given("beginsAt", first.plannedAt()), Asked.given("beginsAt", second.plannedAt()))
                .toMinutes();
        int least = coupling.least() == null ? 0 : coupling.least();
        int most = coupling.most() == null ? 0 : coupling.most();
        if (apart < least || apart > most) {
            throw Problem.invalid(
                    "parts[1].beginsAt",
                    "coupling",
                    "两次开始须相隔 " + least + " 至 " + most + " 分钟",
                    "the two must begin " + least + " to " + most + " minutes apart");
        }
    }

    private void fits(Visit visit, VisitPart part) {
        UUID id = Asked.given("carer", part.carer());
        Instant begins = Asked.given("beginsAt", part.plannedAt());
        Instant ends = begins.plus(Duration.ofMinutes(visit.terms().minutes()));
        CarerRef carer = carers.lock(id)
                .filter(CarerRef::active)
                .orElseThrow(() -> misfit(id, "active-carer", "须为在岗护理员", "must be an active carer"));
        if (!carer.serves(visit.areaPath())) {
            throw misfit(id, "area", "不在其服务区域", "does not serve this area");
        }
        if (!carer.skills().containsAll(visit.terms().skills())) {
            throw misfit(id, "skill", "缺少所需技能", "lacks a skill that is needed");
        }
        if (!carers.absences(id, begins, ends).isEmpty()) {
            throw misfit(id, "absence", "此时请假", "is away at that time");
        }
        if (busy(visit.id(), id, begins, ends)) {
            throw misfit(id, "free", "此时已有其他服务", "has another visit at that time");
        }
    }

    private boolean busy(String visit, UUID carer, Instant begins, Instant ends) {
        return database.first("""
                        SELECT 1 FROM visit_part p JOIN visit v ON v.id = p.visit_id
                         WHERE p.carer_id = ? AND v.id <> ? AND v.state IN ('published', 'on-the-way', 'arrived', 'no-answer')
                           AND p.planned_at < ? AND p.planned_at + make_interval(mins => v.minutes) > ?""", row -> 1, carer, visit, ends, begins).isPresent();
    }

    private static Problem misfit(UUID carer, String rule, String zh, String en) {
        return Problem.of(CareProblem.CARER_DOES_NOT_FIT)
                .detail("该护理员" + zh, "The carer " + en)
                .with("carer", carer.toString())
                .with("rule", rule);
    }
}
