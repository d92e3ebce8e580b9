package org.linli.dispatch.tray;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;

/** What waits for me, counted. */
@Path("/v1/trays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trays")
public class TraysResource {

    /** Nobody reads on after a thousand; counting further would cost more the worse things are. */
    static final int COUNTED = 1000;

    /**
     * One tray.
     *
     * @param count at most 1000, which then means "1000 or more"
     * @param late how many of them should have been acted on by now, at most 1000
     * @param href the list behind it
     */
    @Schema(name = "Tray")
    public record Tray(String tray, String role, Wording name, long count, long late, String href) {}

    private static final String[] OFFICERS = {
        "grid-worker", "desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"
    };

    private record Kind(String tray, String role, Wording name, boolean orders, List<String> states, String href) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "to-file",
                    "duty-chief",
                    new Wording("待立案", "To file"),
                    false,
                    List.of("PROPOSED"),
                    "cases?state=proposed"),
            new Kind(
                    "to-dispatch",
                    "dispatcher",
                    new Wording("待派遣", "To dispatch"),
                    false,
                    List.of("FILED"),
                    "cases?state=filed"),
            new Kind(
                    "to-take",
                    "unit-handler",
                    new Wording("待接单", "To take"),
                    true,
                    List.of("ISSUED", "ESCALATED"),
                    "orders?state=issued,escalated"),
            new Kind(
                    "to-handle",
                    "unit-handler",
                    new Wording("待处置", "To handle"),
                    true,
                    List.of("TAKEN"),
                    "orders?state=taken"),
            new Kind(
                    "to-arbitrate",
                    "duty-chief",
                    new Wording("待裁定", "To arbitrate"),
                    true,
                    List.of("RETURNED"),
                    "orders?state=returned"),
            new Kind(
                    "escalated",
                    "dispatcher",
                    new Wording("逾期未接单", "Not taken in time"),
                    true,
                    List.of("ESCALATED"),
                    "orders?state=escalated"),
            new Kind(
                    "to-check",
                    "inspector",
                    new Wording("待核查", "To check"),
                    false,
                    List.of("CHECKING"),
                    "cases?state=checking"),
            new Kind(
                    "to-close",
                    "duty-chief",
                    new Wording("待结案", "To close"),
                    false,
                    List.of("CHECKED"),
                    "cases?state=checked"));

    private final TrayQuery query;
    private final Rows rows;
    private final Actors actors;

    TraysResource(TrayQuery query, Rows rows, Actors actors) {
        this.query = query;
        this.rows = rows;
        this.actors = actors;
    }

    @GET
    @Transactional
    @RolesAllowed({"grid-worker", "desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(summary = "What waits for me, counted by tray; each tray counts where its role counts")
    public List<Tray> trays() {
        Actor actor = actors.current();
        actor.requireSomewhere(OFFICERS);
        List<Tray> trays = new ArrayList<>();
        for (Kind kind : KINDS) {
            Scope scope = kind.role().equals("unit-handler")
                    ? new Scope(Set.of(), actor.units(kind.role()))
                    : new Scope(actor.areaPaths(kind.role()), Set.of());
            if (!scope.areaPaths().isEmpty() || !scope.units().isEmpty()) {
                CaseFilter late = new CaseFilter();
                late.late = "true";
                trays.add(new Tray(
                        kind.tray(),
                        kind.role(),
                        kind.name(),
                        count(kind, new CaseFilter(), scope),
                        count(kind, late, scope),
                        "/v1/" + kind.href()));
            }
        }
        return trays;
    }

    private long count(Kind kind, CaseFilter filter, Scope scope) {
        Sql found = kind.orders()
                ? query.orders("c.id", filter, kind.states(), scope)
                : query.cases("c.id", filter, kind.states(), scope);
        return rows.of(found.then("LIMIT ?", COUNTED), row -> row.getObject(1)).size();
    }
}
