package org.linli.volunteer.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.AllAsked;
import org.linli.volunteer.offer.EnteringOffer;
import org.linli.volunteer.offer.OfferBody;

/** Offers as rows of a list. One that was imported is left alone: it has a life of its own. */
@ApplicationScoped
class OfferRows implements RowImport<OfferRows.Checked> {

    /** @param publish whether it is on the list at once */
    record Checked(EnteringOffer.Checked offer, boolean publish) {}

    private final EnteringOffer entering;

    OfferRows(EnteringOffer entering) {
        this.entering = entering;
    }

    @Override
    public String list() {
        return "offers";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "list",
                "kind",
                "title",
                "details",
                "area",
                "unit",
                "capacity",
                "first_day",
                "last_day",
                "rrule",
                "starts",
                "minutes",
                "publish");
    }

    @Override
    public Checked check(Cells cells) {
        AllAsked all = new AllAsked();
        Integer capacity = all.ask(() -> cells.whole("capacity"));
        LocalDate first = all.ask(() -> cells.date("first_day"));
        LocalDate last = all.ask(() -> cells.date("last_day"));
        Integer minutes = all.ask(() -> cells.whole("minutes"));
        Boolean publish = all.ask(() -> cells.flag("publish"));
        EnteringOffer.Checked offer = all.ask(() -> entering.check(new OfferBody(
                cells.text("list"),
                cells.text("kind"),
                cells.text("title"),
                cells.text("details"),
                cells.text("area"),
                cells.text("unit"),
                capacity,
                first,
                last,
                cells.text("rrule"),
                cells.text("starts"),
                minutes)));
        all.refuse();
        return new Checked(Objects.requireNonNull(offer), Boolean.TRUE.equals(publish));
    }

    @Override
    public String areaPath(Checked checked) {
        return checked.offer().areaPath();
    }

    @Override
    public UUID enter(Checked checked, Actor actor, String role) {
        return entering.enter(checked.offer(), checked.publish(), actor, role);
    }
}
