package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words shown of reports that were redacted after their acceptance, whether their case is here yet or not. */
@ApplicationScoped
class RedactedWords {

    /** What is here of a report before its dossier is looked at. */
    record Known(boolean opened, @Nullable Words words) {}

    /** @param version of the report in intake */
    record Words(long version, String text) {}

    private final EntityManager entities;

    RedactedWords(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether the report has a case, and what words to show: one look for both, as every dossier needs it. */
    Known of(UUID reportId) {
        Object[] found = (Object[]) entities.createNativeQuery("""
                        SELECT (SELECT count(*) FROM case_file c WHERE c.report_id = r.id), w.version, w.text
                          FROM (SELECT cast(:report AS uuid) AS id) r
                          LEFT JOIN redacted_words w ON w.report_id = r.id""", Object[].class)
                .setParameter("report", reportId)
                .getSingleResult();
        return new Known(
                ((Number) found[0]).longValue() > 0,
                found[1] == null ? null : new Words(((Number) found[1]).longValue(), (String) found[2]));
    }

    /** Keeps the words. @return false when they, or later ones, are here already */
    boolean keep(DossierRedaction redaction) {
        return entities.createNativeQuery("""
                        INSERT INTO redacted_words AS kept (report_id, version, text, redacted_at)
                        VALUES (:report, :version, :text, :at)
                        ON CONFLICT (report_id) DO UPDATE
                           SET version = excluded.version, text = excluded.text, redacted_at = excluded.redacted_at
                         WHERE kept.version < excluded.version""")
                        .setParameter("report", redaction.reportId())
                        .setParameter("version", redaction.version())
                        .setParameter("text", redaction.text())
                        .setParameter("at", redaction.redactedAt())
                        .executeUpdate()
                == 1;
    }
}
