package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.casefile.StageDone;
import org.linli.dispatch.casefile.WorkStages;
import org.linli.dispatch.check.Checks;
import org.linli.dispatch.order.OrderState;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.photo.Photos;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.routing.Route;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** One case, one order, as people read them. */
@ApplicationScoped
class Details {

    private final Sight sight;
    private final Possibilities possibilities;
    private final Photos photos;
    private final Registry registry;
    private final Clock clock;
    private final String publicUrl;

    Details(
            Sight sight,
            Possibilities possibilities,
            Photos photos,
            Registry registry,
            Clock clock,
            @ConfigProperty(name = "linli.public-url") String publicUrl) {
        this.sight = sight;
        this.possibilities = possibilities;
        this.photos = photos;
        this.registry = registry;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** @throws Problem not-found when it is not there or not for this actor */
    @Transactional
    CaseDetail ofCase(UUID id, Actor actor) {
        Sight.Seen seen = sight.ofCase(id, actor).orElseThrow(() -> Problem.notFound("case", "案件"));
        CaseFile file = seen.file();
        Matter matter = file.matter();
        Named.Names names = new Named.Names(registry);
        List<Photos.Attached> pictures = photos.of(id);
        return new CaseDetail(
                file.id(),
                matter.origin() == null ? matter.reportId() : null,
                seen.origin(),
                matter.number(),
                file.state().wire(),
                file.version(),
                file.imported(),
                matter.text(),
                matter.address(),
                matter.place(),
                names.area(matter.areaCode()),
                matter.streetCode(),
                names.category(matter.categoryCode()),
                matter.taxonomyCodes(),
                matter.attributes(),
                matter.photos(),
                matter.channel(),
                file.urgency(),
                matter.submittedAt(),
                matter.acceptedAt(),
                file.proposedAt(),
                file.sortAt(),
                !file.state().ended() && isOver(file.sortAt()),
                condition(file),
                file.filedAt(),
                file.filedByRule(),
                file.dueAt(),
                file.dueProvisional(),
                stages(seen, pictures),
                route(file.route(), names),
                file.declinedAt(),
                reason("declining", file.declineReason()),
                file.dispatchedAt(),
                file.reportedAt(),
                file.checkOpenedAt(),
                file.checkedAt(),
                file.closedAt(),
                file.answer(),
                parts(seen, names, pictures),
                seen.checks().stream()
                        .map(c -> check(c, seen.share(), pictures))
                        .toList(),
                possibilities.ofCase(file, actor));
    }

    /** @throws Problem not-found when it is not there or not for this actor */
    @Transactional
    OrderDetail ofOrder(UUID id, Actor actor) {
        Sight.SeenOrder found = sight.ofOrder(id, actor).orElseThrow(() -> Problem.notFound("order", "工单"));
        WorkOrder order = found.order();
        Sight.Seen seen = found.around();
        CaseFile file = seen.file();
        Matter matter = file.matter();
        Named.Names names = new Named.Names(registry);
        List<Photos.Attached> pictures = photos.of(file.id());
        boolean ended = order.state() == OrderState.HANDLED || order.state() == OrderState.WITHDRAWN;
        return new OrderDetail(
                order.id(),
                file.id(),
                seen.origin(),
                matter.number(),
                order.state().wire(),
                order.version(),
                seen.share().goesOn() ? file.state().wire() : null,
                names.unit(order.unitCode()),
                order.part().wire(),
                matter.text(),
                matter.address(),
                matter.place(),
                names.area(matter.areaCode()),
                matter.streetCode(),
                names.category(matter.categoryCode()),
                matter.attributes(),
                matter.photos(),
                condition(file),
                seen.share().goesOn() ? stages(seen, pictures) : List.of(),
                order.issuedAt(),
                order.takeBy(),
                order.returnBy(),
                order.dueAt(),
                order.dueProvisional(),
                order.sortAt(),
                !ended && isOver(order.sortAt()),
                part(order, names, pictures),
                parts(seen, names, pictures),
                found.task(),
                possibilities.ofOrder(file, order, actor));
    }

    private boolean isOver(Instant due) {
        return !due.isAfter(clock.instant());
    }

    private CaseDetail.@Nullable ConditionView condition(CaseFile file) {
        String code = file.conditionCode();
        return code == null
                ? null
                : registry.condition(code)
                        .map(c -> new CaseDetail.ConditionView(c.code(), c.text(), c.evidence(), c.closing()))
                        .orElse(null);
    }

    private CaseDetail.@Nullable ReasonView reason(String kind, @Nullable String code) {
        return code == null
                ? null
                : new CaseDetail.ReasonView(code, registry.reason(kind, code).orElse(null));
    }

    private static CaseDetail.@Nullable RouteView route(@Nullable Route route, Named.Names names) {
        return route == null
                ? null
                : new CaseDetail.RouteView(
                        route.ruleCode(),
                        names.unit(route.leadUnit()),
                        route.supportingUnits().stream().map(names::unit).toList(),
                        route.automatic(),
                        route.reason());
    }

    private CaseDetail.CheckView check(Checks.Check check, Share share, List<Photos.Attached> pictures) {
        if (!share.holdsCheck(check.id())) {
            return new CaseDetail.CheckView(check.id(), check.passed(), null, null, List.of(), check.checkedAt());
        }
        return new CaseDetail.CheckView(
                check.id(),
                check.passed(),
                reason("rework", check.reasonCode()),
                check.note(),
                pictures.stream()
                        .filter(p -> check.id().equals(p.checkId()))
                        .map(this::picture)
                        .toList(),
                check.checkedAt());
    }

    private List<StageView> stages(Sight.Seen seen, List<Photos.Attached> pictures) {
        WorkStages work = seen.file().work();
        boolean written = seen.share().holdsStages();
        Optional<WorkOrder> reportedBack = seen.orders().stream()
                .filter(o -> o.part() == WorkOrder.Part.LEAD && o.state() == OrderState.HANDLED)
                .findFirst();
        return work.all().stream()
                .map(stage -> {
                    Optional<StageDone> done = work.doneOf(stage.code());
                    Instant doneAt = done.map(StageDone::doneAt)
                            .or(() -> work.isLast(stage) ? reportedBack.map(WorkOrder::handledAt) : Optional.empty())
                            .orElse(null);
                    Instant until = doneAt == null ? clock.instant() : doneAt;
                    return new StageView(
                            stage.code(),
                            stage.name(),
                            stage.dueAt(),
                            stage.provisional(),
                            stage.explanation(),
                            doneAt,
                            until.isAfter(stage.dueAt()),
                            written ? done.map(StageDone::note).orElse(null) : null,
                            pictures.stream()
                                    .filter(p -> written && stage.code().equals(p.stageCode()))
                                    .map(this::picture)
                                    .toList());
                })
                .toList();
    }

    private List<OrderDetail.Part> parts(Sight.Seen seen, Named.Names names, List<Photos.Attached> pictures) {
        Share share = seen.share();
        return seen.orders().stream()
                .filter(o -> share.goesOn() || share.holdsOrder(o.id()))
                .map(o -> share.holdsOrder(o.id()) ? part(o, names, pictures) : another(o, names))
                .toList();
    }

    /** An order of a unit that is not the reader's. */
    private static OrderDetail.Part another(WorkOrder order, Named.Names names) {
        return new OrderDetail.Part(
                order.id(),
                order.state().wire(),
                order.version(),
                names.unit(order.unitCode()),
                order.part().wire(),
                order.issuedAt(),
                order.takeBy(),
                order.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private OrderDetail.Part part(WorkOrder order, Named.Names names, List<Photos.Attached> pictures) {
        return new OrderDetail.Part(
                order.id(),
                order.state().wire(),
                order.version(),
                names.unit(order.unitCode()),
                order.part().wire(),
                order.issuedAt(),
                order.takeBy(),
                order.dueAt(),
                order.takenAt(),
                order.returnedAt(),
                reason("return", order.returnReason()),
                order.overruled(),
                order.lateStages(),
                order.handledAt(),
                order.onTime(),
                order.words(),
                order.answer(),
                pictures.stream()
                        .filter(p -> order.id().equals(p.orderId()) && p.stageCode() == null)
                        .map(this::picture)
                        .toList(),
                order.withdrawnAt());
    }

    private Matter.PictureRef picture(Photos.Attached photo) {
        return new Matter.PictureRef(photo.id(), publicUrl + "/v1/photos/" + photo.id());
    }
}
