package org.linli.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.intake.area.Areas;
import org.linli.intake.area.Point;
import org.linli.intake.photo.Photos;
import org.linli.kit.outbox.OutboxEvent;

/** Puts together what dispatch needs to act on an accepted report. */
@ApplicationScoped
class DossierOfReport {

    private final Areas areas;
    private final Photos photos;
    private final Redactions redactions;
    private final ReportEvents events;
    private final ObjectMapper json;

    DossierOfReport(Areas areas, Photos photos, Redactions redactions, ReportEvents events, ObjectMapper json) {
        this.areas = areas;
        this.photos = photos;
        this.redactions = redactions;
        this.events = events;
        this.json = json;
    }

    /** The events of an acceptance just flushed: words as shown, place, photos. */
    List<OutboxEvent> accepted(Report report, List<String> taxonomies) {
        Point place = report.place();
        ReportEvents.Dossier dossier = new ReportEvents.Dossier(
                report.id,
                report.number,
                redactions.shownText(report),
                report.address,
                place,
                report.area,
                place == null ? null : areas.current().streetAt(place).orElse(null),
                report.category,
                taxonomies,
                attributes(report),
                photos.of(report.id).stream()
                        .map(p -> new ReportEvents.DossierPhoto(p.id(), p.url()))
                        .toList(),
                report.channel,
                report.submittedAt,
                report.acceptedAt,
                report.acceptedBy,
                null);
        return events.accepted(report.version, dossier);
    }

    private JsonNode attributes(Report report) {
        try {
            return json.readTree(report.attributes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("attributes were written by this service", impossible);
        }
    }
}
