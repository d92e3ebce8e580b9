package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Areas;
import org.linli.kit.audit.Audit;
import org.linli.kit.identity.Actor;

/** Everything that was done to a report, and its words as they were and as they were shown. */
@ApplicationScoped
class ReportHistory {

    private static final String[] READERS_OF_WORDS = {"desk", "duty-chief", "auditor"};

    /** One thing that was done. */
    @Schema(name = "ReportHistoryEntry")
    public record Entry(
            Instant at,
            String actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details) {}

    /** Words that were shown from then on. */
    @Schema(name = "ReportWords")
    public record ShownWords(
            String text, @Nullable String reason, @Nullable String author, Instant from) {}

    /**
     * @param words the reporter's own first, then every redaction; empty for who may not read them
     */
    @Schema(name = "ReportHistory")
    public record HistoryView(List<Entry> entries, List<ShownWords> words) {}

    private final Reports reports;
    private final ReportAccess access;
    private final Redactions redactions;
    private final Areas areas;
    private final Audit audit;

    ReportHistory(Reports reports, ReportAccess access, Redactions redactions, Areas areas, Audit audit) {
        this.reports = reports;
        this.access = access;
        this.redactions = redactions;
        this.areas = areas;
        this.audit = audit;
    }

    /** @throws org.linli.kit.problem.Problem not-found, also for a report the actor may not see */
    @Transactional
    HistoryView history(UUID id, Actor actor) {
        Report report = reports.seen(id);
        if (!access.maySee(actor, report)) {
            throw Reports.notFound();
        }
        List<Entry> entries = new ArrayList<>();
        // The row itself is the record of how it came in: it is never changed, and reporters need no second one.
        entries.add(new Entry(
                report.submittedAt,
                report.subject == null ? "anonymous" : report.subject,
                ReportTable.ANYONE,
                report.importSource == null ? ReportTable.SUBMIT : ReportTable.IMPORT,
                null,
                Map.of("channel", report.channel, "client", report.client)));
        audit.of("report", id.toString())
                .forEach(n -> entries.add(new Entry(
                        n.entry().at(),
                        n.entry().actor(),
                        n.entry().role(),
                        n.entry().action(),
                        n.entry().reason(),
                        n.entry().details())));
        entries.sort(Comparator.comparing(Entry::at));
        return new HistoryView(entries, mayReadWords(report, actor) ? words(report) : List.of());
    }

    private boolean mayReadWords(Report report, Actor actor) {
        String path = areas.current().pathOf(report.area);
        for (String role : READERS_OF_WORDS) {
            if (actor.mayIn(role, path)) {
                return true;
            }
        }
        return false;
    }

    private List<ShownWords> words(Report report) {
        List<ShownWords> words = new ArrayList<>();
        words.add(new ShownWords(report.text, null, report.subject, report.submittedAt));
        redactions.of(report.id).forEach(r -> words.add(new ShownWords(r.text(), r.reason(), r.author(), r.at())));
        return words;
    }
}
