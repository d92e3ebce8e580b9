package org.linli.dispatch.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.casefile.Origin;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.registry.AreaRef;
import org.linli.dispatch.registry.CategoryRef;
import org.linli.dispatch.registry.ConditionRef;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** What a unit reads on its own topic: the whole order, complete enough to act on, and every later change to it. */
@ApplicationScoped
class DepartmentRecords {

    private static final Map<String, String> EVIDENCE = Map.of(
            "photo-before", "处置前照片",
            "photo-after", "处置后照片",
            "document", "书面材料",
            "measurement", "测量数据",
            "signature", "签字",
            "reply", "书面答复");

    record Area(String code, String path, Wording name, Wording fullName) {}

    record Category(String code, Wording name, Wording fullName) {}

    record Condition(String code, Wording text, @Nullable String evidence, Wording closing) {}

    record Issued(
            UUID orderId,
            UUID caseId,
            UUID reportId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Origin origin,

            String number,
            String unitCode,
            String part,
            String leadUnitCode,
            List<String> supportingUnitCodes,
            String text,
            @Nullable String address,
            Matter.@Nullable Place place,
            Area area,
            @Nullable String streetCode,
            Category category,
            Map<String, Object> attributes,
            List<Matter.PictureRef> photos,
            Condition condition,
            List<Stage> stages,
            Instant takeBy,
            Instant returnBy,
            Instant dueAt,
            Wording reason,
            Instant submittedAt,
            Instant filedAt,
            Instant issuedAt,
            String orderUrl) {}

    record Changed(
            UUID orderId,
            UUID caseId,
            String unitCode,
            String change,
            String state,
            @Nullable String reason,
            Instant dueAt,
            Instant changedAt) {}

    record Redacted(UUID orderId, UUID caseId, String unitCode, String state, String text, Instant changedAt) {}

    private final Outbox outbox;
    private final Registry registry;
    private final ObjectMapper json;
    private final String publicUrl;

    DepartmentRecords(
            Outbox outbox,
            Registry registry,
            ObjectMapper json,
            @ConfigProperty(name = "linli.public-url") String publicUrl) {
        this.outbox = outbox;
        this.registry = registry;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    /** @param together the standing orders of the case, this one and the lead's among them */
    void issued(CaseFile file, WorkOrder order, List<WorkOrder> together, Wording reason) {
        Matter matter = file.matter();
        AreaRef area = registry.area(matter.areaCode()).orElseThrow();
        CategoryRef category =
                registry.category(String.valueOf(matter.categoryCode())).orElseThrow();
        ConditionRef condition =
                registry.condition(String.valueOf(file.conditionCode())).orElseThrow();
        Issued whole = new Issued(
                order.id(),
                file.id(),
                matter.reportId(),
                matter.origin(),
                matter.number(),
                order.unitCode(),
                order.part().wire(),
                together.stream()
                        .filter(o -> o.part() == WorkOrder.Part.LEAD)
                        .map(WorkOrder::unitCode)
                        .findFirst()
                        .orElseThrow(),
                together.stream()
                        .filter(o -> o.part() == WorkOrder.Part.SUPPORT)
                        .map(WorkOrder::unitCode)
                        .toList(),
                matter.text(),
                matter.address(),
                matter.place(),
                new Area(area.code(), area.path(), area.name(), area.fullName()),
                matter.streetCode(),
                new Category(category.code(), category.name(), category.fullName()),
                matter.attributes(),
                matter.photos(),
                new Condition(condition.code(), condition.text(), evidence(condition), condition.closing()),
                file.stages(),
                order.takeBy(),
                order.returnBy(),
                order.dueAt(),
                reason,
                matter.submittedAt(),
                file.requiredFiledAt(),
                order.issuedAt(),
                publicUrl + "/v1/orders/" + order.id());
        publish(order, "linli.dispatch.work-order-issued.v1", whole, order.issuedAt());
    }

    /** @param change withdrawn, return-upheld, return-overruled, rework, due-changed or case-closed */
    void changed(WorkOrder order, String change, @Nullable String reason, Instant now) {
        publish(
                order,
                "linli.dispatch.work-order-changed.v1",
                new Changed(
                        order.id(),
                        order.caseId(),
                        order.unitCode(),
                        change,
                        order.state().wire(),
                        reason,
                        order.dueAt(),
                        now),
                now);
    }

    /** From now on only the words that the case shows now. */
    void redacted(CaseFile file, WorkOrder order, Instant now) {
        publish(
                order,
                "linli.dispatch.work-order-redacted.v1",
                new Redacted(
                        order.id(),
                        order.caseId(),
                        order.unitCode(),
                        order.state().wire(),
                        file.matter().text(),
                        now),
                now);
    }

    private void publish(WorkOrder order, String type, Object payload, Instant at) {
        try {
            outbox.add(OutboxEvent.of(
                    "linli.dispatch.orders." + order.unitCode(),
                    order.id().toString(),
                    "order/" + order.id(),
                    order.version(),
                    type,
                    at,
                    json.writeValueAsBytes(payload)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String evidence(ConditionRef condition) {
        return condition.evidence().isEmpty()
                ? null
                : condition.evidence().stream()
                        .map(e -> EVIDENCE.getOrDefault(e, e))
                        .collect(Collectors.joining("、"));
    }
}
