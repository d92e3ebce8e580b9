package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.linli.cli.api.Service;

/**
 * Under which number a pack is to be applied. Every service gets the same one, also when a run that broke off between two
 * services is taken up again.
 */
final class Revisions {

    private Revisions() {}

    /**
     * What one service says of the pack.
     *
     * @param appliedAs the revision under which it holds this very pack; 0 when it never did
     * @param latest its present revision; 0 when it has no city yet
     */
    record Standing(Service service, String digest, int appliedAs, int latest) {

        static Standing of(Service service, JsonNode check) {
            return new Standing(
                    service,
                    check.path("digest").asText(),
                    check.path("appliedAsRevision").asInt(0),
                    check.path("latestRevision").asInt(0));
        }

        boolean isPresent() {
            return appliedAs > 0 && appliedAs == latest;
        }
    }

    /** Those that do not have the pack as their present revision. */
    static List<Standing> pending(List<Standing> all) {
        return all.stream().filter(standing -> !standing.isPresent()).toList();
    }

    /** The number for the pending ones: that of the services which have it already, if it is new to the others. */
    static int next(List<Standing> all) {
        int presentElsewhere = all.stream()
                .filter(Standing::isPresent)
                .mapToInt(Standing::latest)
                .max()
                .orElse(0);
        int latestOfPending =
                pending(all).stream().mapToInt(Standing::latest).max().orElse(0);
        int latest = all.stream().mapToInt(Standing::latest).max().orElse(0);
        return presentElsewhere > latestOfPending ? presentElsewhere : latest + 1;
    }
}
