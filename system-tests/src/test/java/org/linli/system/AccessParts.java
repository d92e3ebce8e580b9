package org.linli.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that the calls of the access list are about; see {@link AccessPart} for how to add to it. */
final class AccessParts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");

    private final AccessThings mainLine;
    private final List<AccessPart> all;
    private final Map<String, Object> bodies = new LinkedHashMap<>();
    private final Map<String, String> queries = new LinkedHashMap<>();
    private final Map<String, List<String>> things = new LinkedHashMap<>();

    AccessParts(RunningCity city) {
        mainLine = new AccessThings(city);
        AccessVolunteers volunteers = new AccessVolunteers(city);
        AccessCare care = new AccessCare(city);
        all = List.of(
                mainLine,
                volunteers,
                new AccessOffers(city, volunteers.openNeed()),
                new AccessTasks(city),
                new AccessTimeBank(city, volunteers.volunteer(), volunteers.phoneless()),
                new AccessShop(city, volunteers.phoneless()),
                new AccessForgotten(city, volunteers.volunteer(), volunteers.phoneless()),
                new AccessAsking(city, volunteers.volunteer()),
                new AccessWishes(city),
                new AccessAlarms(city),
                new AccessHelp(city),
                care,
                new AccessPictures(city, care),
                new AccessDevices(city, care.carer(), care.visit()),
                new AccessCarePlans(city, care.elder()),
                new AccessElders(city));
        all.forEach(part -> {
            bodies.putAll(part.bodies());
            queries.putAll(part.queries());
            things.putAll(part.things());
        });
    }

    AccessThings mainLine() {
        return mainLine;
    }

    /** What a list is searched for. */
    String id(AccessList.Line line) {
        return ids(line).stream().findFirst().orElse("");
    }

    /** The path with what the line is about in place of its placeholders. */
    String path(AccessList.Line line) {
        var ids = ids(line).iterator();
        return PLACEHOLDER
                .matcher(line.path())
                .replaceAll(
                        any -> ids.hasNext() ? ids.next() : UUID.randomUUID().toString());
    }

    @Nullable
    Object body(AccessList.Line line) {
        return bodies.getOrDefault(line.endpoint() + " on " + line.on(), bodies.get(line.endpoint()));
    }

    String query(AccessList.Line line) {
        return queries.getOrDefault(line.endpoint() + " on " + line.on(), queries.getOrDefault(line.endpoint(), ""));
    }

    /** How all things stand; a call that was let through must leave them as they are. */
    Map<String, Object> standing() {
        Map<String, Object> standing = new LinkedHashMap<>();
        all.forEach(part -> standing.putAll(part.standing()));
        return standing;
    }

    private List<String> ids(AccessList.Line line) {
        return things.getOrDefault(line.on(), List.of());
    }
}
