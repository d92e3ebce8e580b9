package org.linli.care.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.carer.CarerRef;
import org.linli.care.offline.DeviceEntries.Row;
import org.linli.care.offline.ReadingEntries.Read;
import org.linli.care.visit.HearingLate;
import org.linli.care.visit.LateEntry;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Takes what a device tells of one visit, all or nothing; each entry once, however often and by how many at once it comes. */
@ApplicationScoped
class TakingEntries {

    /** @param clockOff seconds the clock of the device is ahead */
    record From(UUID device, CarerRef carer, long clockOff, Instant now, Actor actor) {}

    private final Visits visits;
    private final HearingLate hearing;
    private final DeviceEntries entries;

    TakingEntries(Visits visits, HearingLate hearing, DeviceEntries entries) {
        this.visits = visits;
        this.hearing = hearing;
        this.entries = entries;
    }

    /** @throws Problem not-found for a visit that was never the carer's */
    @Transactional
    List<BatchAnswer.Line> take(String visit, List<Read> told, From from) {
        visits.lock(visit).orElseThrow(Visits::unknown);
        Map<UUID, Read> fresh = new HashMap<>();
        Map<Integer, BatchAnswer.Line> refused = new HashMap<>();
        for (Read read : told) {
            UUID id = read.entry().id();
            Optional<Row> before = entries.find(id);
            boolean other =
                    before.filter(row -> !row.isThe(read, from.device())).isPresent()
                            || fresh.containsKey(id)
                                    && !read.print().is(fresh.get(id).print().written());
            if (other) {
                refused.put(read.number(), BatchAnswer.Line.refused(read.number(), id, "id", "same-id-other-entry"));
            } else if (before.isEmpty()) {
                fresh.putIfAbsent(id, read);
            }
        }
        List<LateEntry> late = fresh.values().stream().map(Read::entry).toList();
        Map<UUID, Problem> faults = hearing.hear(visit, late, from.carer(), from.actor());
        fresh.values().stream()
                .filter(read -> !faults.containsKey(read.entry().id()))
                .forEach(read -> entries.insert(read, from.device(), from.clockOff(), from.now()));
        List<BatchAnswer.Line> lines = new ArrayList<>();
        for (Read read : told) {
            UUID id = read.entry().id();
            Problem fault = faults.get(id);
            lines.add(
                    refused.containsKey(read.number())
                            ? refused.get(read.number())
                            : fault == null ? standing(read) : faulty(read, fault));
        }
        return lines;
    }

    private BatchAnswer.Line standing(Read read) {
        Row row = entries.find(read.entry().id()).orElseThrow();
        return new BatchAnswer.Line(
                read.number(), read.entry().id(), row.standing(), null, row.why(), row.visit(), row.visitState());
    }

    private static BatchAnswer.Line faulty(Read read, Problem fault) {
        Problem.FieldError error = fault.errors().isEmpty()
                ? new Problem.FieldError("entry", fault.type().slug(), "", "")
                : fault.errors().getFirst();
        return BatchAnswer.Line.refused(read.number(), read.entry().id(), error.field(), error.rule());
    }
}
