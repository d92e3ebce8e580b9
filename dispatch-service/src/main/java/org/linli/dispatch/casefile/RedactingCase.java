package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/**
 * Shows other words of a report from now on, in whatever state its case is, and tells every unit that was given the old
 * ones. Possible before the case exists: then the case is opened with the words of the redaction.
 */
@ApplicationScoped
class RedactingCase {

    static final String REDACT = "redact";

    private final RedactedWords words;
    private final CaseFiles cases;
    private final UnitsToTell units;
    private final CaseChronicle chronicle;

    RedactingCase(RedactedWords words, CaseFiles cases, UnitsToTell units, CaseChronicle chronicle) {
        this.words = words;
        this.cases = cases;
        this.units = units;
        this.chronicle = chronicle;
    }

    /** Does nothing when these or later words are shown already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void redact(DossierRedaction redaction) {
        if (words.keep(redaction)) {
            cases.lockedOfReport(redaction.reportId()).ifPresent(file -> show(file, redaction));
        }
    }

    private void show(CaseFile file, DossierRedaction redaction) {
        Instant now = chronicle.now();
        file.shows(redaction.text());
        int told = units.wordsChanged(file, now);
        chronicle.system(
                file.id(), REDACT, null, Map.of("reportVersion", redaction.version(), "ordersTold", told), now);
    }
}
