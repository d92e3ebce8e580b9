package org.linli.volunteer.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.AllAsked;
import org.linli.volunteer.need.EnteringNeed;
import org.linli.volunteer.need.NeedBody;
import org.linli.volunteer.need.Wanted;

/** Needs as rows of a list. One that was imported is left alone: it has a life of its own. */
@ApplicationScoped
class NeedRows implements RowImport<NeedRows.Checked> {

    /** @param open whether whoever imports it has reviewed it */
    record Checked(NeedBody body, Wanted wanted, boolean open) {}

    private static final List<String> CONTACT = List.of("contact_name", "contact_phone", "contact_address");

    private final EnteringNeed entering;

    NeedRows(EnteringNeed entering) {
        this.entering = entering;
    }

    @Override
    public String list() {
        return "needs";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "kind",
                "title",
                "details",
                "area",
                "reach",
                "places",
                "begins_at",
                "ends_at",
                "minutes",
                "skills",
                "certificates",
                "sensitivity",
                "urgency",
                "fair_window_seconds",
                "household",
                "origin",
                "origin_id",
                "contact_name",
                "contact_phone",
                "contact_address",
                "place_latitude",
                "place_longitude",
                "open");
    }

    @Override
    public Checked check(Cells cells) {
        AllAsked all = new AllAsked();
        Integer places = all.ask(() -> cells.whole("places"));
        Integer minutes = all.ask(() -> cells.whole("minutes"));
        Integer fairWindow = all.ask(() -> cells.whole("fair_window_seconds"));
        Boolean open = all.ask(() -> cells.flag("open"));
        NeedBody.Place place = all.ask(() -> place(cells));
        NeedBody body = new NeedBody(
                cells.text("kind"),
                cells.text("title"),
                cells.text("details"),
                cells.text("area"),
                cells.text("reach"),
                places,
                cells.text("begins_at"),
                cells.text("ends_at"),
                minutes,
                skillGroups(cells),
                cells.list("certificates"),
                cells.text("sensitivity"),
                cells.text("urgency"),
                fairWindow,
                cells.text("household"),
                cells.text("origin"),
                cells.text("origin_id"),
                null,
                null,
                null,
                contact(cells, place));
        Wanted wanted = all.ask(() -> entering.check(body));
        all.refuse();
        return new Checked(body, Objects.requireNonNull(wanted), Boolean.TRUE.equals(open));
    }

    @Override
    public String areaPath(Checked checked) {
        return checked.wanted().areaPath();
    }

    @Override
    public UUID enter(Checked checked, Actor actor, String role) {
        return entering.enter(checked.body(), checked.wanted(), checked.open(), actor, role);
    }

    /** Groups between {@code |}, skills of a group between {@code ;}. */
    private static List<List<String>> skillGroups(Cells cells) {
        return cells.list("skills", "|").stream()
                .map(group -> List.of(group.split(";", -1)))
                .toList();
    }

    private static NeedBody.@Nullable Contact contact(Cells cells, NeedBody.@Nullable Place place) {
        return place == null && CONTACT.stream().noneMatch(cells::given)
                ? null
                : new NeedBody.Contact(
                        cells.text("contact_name"), cells.text("contact_phone"), cells.text("contact_address"), place);
    }

    private static NeedBody.@Nullable Place place(Cells cells) {
        return cells.given("place_latitude") || cells.given("place_longitude")
                ? new NeedBody.Place(cells.decimal("place_latitude"), cells.decimal("place_longitude"))
                : null;
    }
}
