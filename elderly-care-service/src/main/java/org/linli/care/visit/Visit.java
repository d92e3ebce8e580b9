package org.linli.care.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit in the hands of a transaction that holds its lock. */
final class Visit {

    private final Draft terms;
    private final String areaCode;
    private final String areaPath;
    private final List<VisitPart> parts;
    private long version;
    private boolean told;
    private VisitState state;
    private @Nullable Instant atRiskSince;
    private @Nullable String reasonCode;

    Visit(
            Draft terms,
            String areaCode,
            String areaPath,
            long version,
            VisitState state,
            @Nullable Instant atRiskSince,
            @Nullable String reasonCode,
            List<VisitPart> parts) {
        this.terms = terms;
        this.areaCode = areaCode;
        this.areaPath = areaPath;
        this.version = version;
        this.state = state;
        this.atRiskSince = atRiskSince;
        this.reasonCode = reasonCode;
        this.parts = new ArrayList<>(parts);
    }

    String id() {
        return terms.visitId();
    }

    Draft terms() {
        return terms;
    }

    String areaCode() {
        return areaCode;
    }

    String areaPath() {
        return areaPath;
    }

    long version() {
        return version;
    }

    long nextVersion() {
        return ++version;
    }

    /** Something of it goes to the topic, under the version answered. */
    long tell() {
        told = true;
        return nextVersion();
    }

    /** Whether anything was told of it since it was read. */
    boolean told() {
        return told;
    }

    VisitState state() {
        return state;
    }

    void become(VisitState next, @Nullable String reason) {
        state = next;
        reasonCode = reason;
    }

    @Nullable
    String reasonCode() {
        return reasonCode;
    }

    /** The desk found that nobody came, whatever was told. */
    boolean refuted() {
        return state == VisitState.MISSED && VisitTable.REFUTE.equals(reasonCode);
    }

    @Nullable
    Instant atRiskSince() {
        return atRiskSince;
    }

    void atRisk(@Nullable Instant since) {
        atRiskSince = since;
    }

    List<VisitPart> parts() {
        return List.copyOf(parts);
    }

    void parts(List<VisitPart> now) {
        parts.clear();
        parts.addAll(now);
    }

    /** The part that a carer does. */
    Optional<VisitPart> partOf(UUID carer) {
        return parts.stream().filter(part -> carer.equals(part.carer())).findFirst();
    }

    void replace(VisitPart part) {
        parts.replaceAll(each -> each.number() == part.number() ? part : each);
    }

    boolean begun() {
        return parts.stream().anyMatch(part -> part.setOutAt() != null || part.arrivedAt() != null);
    }

    boolean everyPartHasACarer() {
        return parts.size() == terms.carers() && parts.stream().allMatch(part -> part.carer() != null);
    }

    boolean everyPartIsFinished() {
        return parts.stream().allMatch(part -> part.finishedAt() != null);
    }

    /** The last moment at which the service still fits in the window, less the way there. */
    Instant lastDeparture(Duration way) {
        return terms.endsAt().minus(Duration.ofMinutes(terms.minutes())).minus(way);
    }

    LocalDate day() {
        return terms.day();
    }
}
