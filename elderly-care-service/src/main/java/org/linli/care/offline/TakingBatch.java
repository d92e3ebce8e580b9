package org.linli.care.offline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.care.carer.CarerRef;
import org.linli.care.offline.ReadingEntries.Read;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Takes what a device kept while it was offline, visit by visit: what one visit refuses keeps nothing from the others. */
@ApplicationScoped
class TakingBatch {

    private static final Logger LOG = Logger.getLogger(TakingBatch.class);
    private static final Duration DOUBTFUL = Duration.ofMinutes(10);
    private static final int LONGEST_SIGNATURE = 100;
    private static final int LONGEST_TEXT = 4_000_000;

    private final Devices devices;
    private final ReadingEntries reading;
    private final TakingEntries taking;

    TakingBatch(Devices devices, ReadingEntries reading, TakingEntries taking) {
        this.devices = devices;
        this.reading = reading;
        this.taking = taking;
    }

    /** @throws Problem not-allowed; not-found for a device that is not the carer's; invalid-input, also for a wrong signature */
    BatchAnswer take(BatchBody body, Actor actor) {
        CarerRef carer = devices.teller(actor);
        UUID device = Asked.given("device", body.device());
        String text = Asked.given("entries", body.entries());
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid(
                    "entries",
                    "at-most",
                    "至多 " + LONGEST_TEXT + " 字",
                    "must have at most " + LONGEST_TEXT + " characters");
        }
        String signature = Asked.words("signature", body.signature(), LONGEST_SIGNATURE);
        Instant sent = Asked.given("sentAt", body.sentAt());
        String key = devices.keyOf(device, carer).orElseThrow(() -> Problem.notFound("device", "该设备"));
        if (!Signature.holds(key, text, signature)) {
            throw Problem.invalid("signature", "signature", "签名不符", "does not fit the entries and the device");
        }
        Instant now = devices.now();
        Duration off = Duration.between(now, sent);
        boolean doubtful = off.abs().compareTo(DOUBTFUL) > 0;
        ReadingEntries.Batch batch = reading.read(text, doubtful, now.plus(DOUBTFUL));
        TakingEntries.From from = new TakingEntries.From(device, carer, off.toSeconds(), now, actor);
        List<BatchAnswer.Line> lines = new ArrayList<>(batch.refused());
        for (Map.Entry<String, List<Read>> visit : new TreeMap<>(batch.byVisit()).entrySet()) {
            lines.addAll(ofVisit(visit.getKey(), visit.getValue(), from));
        }
        lines.sort(Comparator.comparing(BatchAnswer.Line::number));
        return new BatchAnswer(device, off.toSeconds(), doubtful, lines);
    }

    private List<BatchAnswer.Line> ofVisit(String visit, List<Read> told, TakingEntries.From from) {
        try {
            return taking.take(visit, told, from);
        } catch (Problem unknown) {
            return told.stream()
                    .map(read -> BatchAnswer.Line.refused(
                            read.number(),
                            read.entry().id(),
                            "visit",
                            unknown.type().slug()))
                    .toList();
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "Entries of a device cannot be taken now: %s",
                    failed.getClass().getName());
            return told.stream()
                    .map(read ->
                            new BatchAnswer.Line(read.number(), read.entry().id(), "again", null, null, null, null))
                    .toList();
        }
    }
}
