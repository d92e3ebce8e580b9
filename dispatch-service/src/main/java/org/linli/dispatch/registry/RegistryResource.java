package org.linli.dispatch.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.Condition;
import org.linli.citypack.Stage;
import org.linli.citypack.Unit;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** What officers choose from: units, filing conditions, reasons. Nothing here is about a person or a place's people. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city")
public class RegistryResource {

    private static final Set<String> KINDS =
            Set.of("refusal", "declining", "return", "rework", "withdrawal", "redaction");

    /** A unit; retired ones are shown so that old orders can be read. */
    @Schema(name = "Unit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitView(
            String code,
            @Nullable String parent,
            String kind,
            Wording name,
            @Nullable String area,
            boolean retired) {}

    /** A stage of a condition: {@code from} filing or the stage before, so much time. */
    @Schema(name = "ConditionStage")
    public record StageView(String code, Wording name, String from, int amount, String unit) {}

    /** A filing condition in force. */
    @Schema(name = "FilingCondition")
    public record ConditionView(
            String code,
            String category,
            Wording text,
            boolean automatic,
            String urgency,
            List<String> evidence,
            Wording closing,
            String responsible,
            List<StageView> stages) {}

    /** A reason to choose. */
    @Schema(name = "ListedReason")
    public record ReasonView(String kind, String code, Wording text) {}

    private static final String[] OFFICERS = {
        "grid-worker", "desk", "dispatcher", "duty-chief", "unit-handler", "inspector", "auditor"
    };

    private final Cities cities;
    private final Actors actors;

    RegistryResource(Cities cities, Actors actors) {
        this.cities = cities;
        this.actors = actors;
    }

    @GET
    @Path("/units")
    @RolesAllowed({
        "grid-worker",
        "desk",
        "dispatcher",
        "duty-chief",
        "unit-handler",
        "inspector",
        "auditor",
        "administrator"
    })
    @Operation(summary = "Units in the order of the city's list")
    public Page<UnitView> units(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        requirePost();
        List<UnitView> all = cities.now().units().stream()
                .map(kept -> view(kept.value(), kept.retired()))
                .toList();
        return page(all, limit, cursor);
    }

    /** @param category code; the answer starts with the default */
    @GET
    @Path("/conditions")
    @RolesAllowed({
        "grid-worker",
        "desk",
        "dispatcher",
        "duty-chief",
        "unit-handler",
        "inspector",
        "auditor",
        "administrator"
    })
    @Operation(summary = "Filing conditions that meet a category; the first is the default")
    public Page<ConditionView> conditions(
            @QueryParam("category") @Nullable String category,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requirePost();
        City city = cities.now();
        if (category == null || city.category(category).isEmpty()) {
            throw Problem.invalid("category", "exists", "须为已有的类别", "must be a category that exists");
        }
        return page(
                city.conditionsFor(category).stream()
                        .map(RegistryResource::view)
                        .toList(),
                limit,
                cursor);
    }

    /** @param kind refusal, declining, return, rework, withdrawal or redaction; all without it */
    @GET
    @Path("/reasons")
    @RolesAllowed({
        "grid-worker",
        "desk",
        "dispatcher",
        "duty-chief",
        "unit-handler",
        "inspector",
        "auditor",
        "administrator"
    })
    @Operation(summary = "Reasons in force to choose from")
    public Page<ReasonView> reasons(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requirePost();
        if (kind != null && !KINDS.contains(kind)) {
            throw Problem.invalid(
                    "kind", "one-of", "须为 " + String.join("、", KINDS), "must be one of " + String.join(", ", KINDS));
        }
        List<ReasonView> all = cities.now().reasons().stream()
                .filter(kept -> !kept.retired())
                .map(Kept::value)
                .filter(r -> kind == null || r.kind().equals(kind))
                .map(r -> new ReasonView(r.kind(), r.code(), new Wording(r.textZh(), r.textEn())))
                .toList();
        return page(all, limit, cursor);
    }

    /** An officer's role counts while a post is held; an administrator needs none. */
    private void requirePost() {
        Actor actor = actors.current();
        if (!actor.has("administrator")) {
            actor.requireSomewhere(OFFICERS);
        }
    }

    /** Pages of a list held in memory go by place: it changes only with a new pack. */
    private static <T> Page<T> page(List<T> all, int limit, @Nullable String cursor) {
        int size = Page.limit(limit);
        int from = cursor == null ? 0 : (int) Math.clamp(Cursor.parse(cursor, 1).number(0), 0, all.size());
        int to = Math.min(all.size(), from + size + 1);
        Function<T, Cursor> next = last -> Cursor.of(from + size);
        return Page.of(all.subList(from, to), size, next);
    }

    private static UnitView view(Unit unit, boolean retired) {
        return new UnitView(
                unit.code(),
                unit.parent(),
                unit.kind(),
                new Wording(unit.nameZh(), unit.nameEn()),
                unit.area(),
                retired);
    }

    private static ConditionView view(Condition c) {
        return new ConditionView(
                c.code(),
                c.category(),
                new Wording(c.textZh(), c.textEn()),
                c.automatic(),
                c.urgency(),
                c.evidence(),
                new Wording(c.closingZh(), c.closingEn()),
                c.responsible(),
                c.stages().stream().map(RegistryResource::view).toList());
    }

    private static StageView view(Stage s) {
        return new StageView(
                s.code(),
                new Wording(s.nameZh(), s.nameEn()),
                s.from(),
                s.span().amount(),
                s.span().unit());
    }
}
