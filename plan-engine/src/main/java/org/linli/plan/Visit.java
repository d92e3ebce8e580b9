package org.linli.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit to be planned.
 *
 * @param id unique in the problem
 * @param person who is visited, for exclusions
 * @param item visits of the same item keep the gap between their starts
 * @param minimumGap ticks between starts of this item, at least; 0 for none
 * @param place index in the travel times
 * @param parts one or two; two are done by two different people
 * @param coupling of two parts; of no meaning for one
 * @param risk what it costs to leave it out, 1 to 10,000
 * @param funding null when no quota counts it
 * @param published what people were told; null when nothing yet
 * @param frozen stays exactly as published, whatever any rule says: it has begun, or is about to
 */
public record Visit(
        String id,
        String person,
        String item,
        int minimumGap,
        int place,
        Window window,
        List<Part> parts,
        Coupling coupling,
        int risk,
        @Nullable Funding funding,
        Wishes wishes,
        @Nullable Pin pin,
        @Nullable Placement published,
        boolean frozen) {

    private static final int MOST_RISK = 10_000;

    public Visit {
        int count = parts.size();
        parts = List.copyOf(parts);
        check(!id.isBlank(), id, "has no id");
        check(parts.size() == 1 || parts.size() == 2, id, "has one or two parts");
        check(risk >= 1 && risk <= MOST_RISK, id, "has a risk of 1 to " + MOST_RISK);
        check(minimumGap >= 0 && minimumGap <= Window.NO_LIMIT, id, "has a gap below 0 or without end");
        check(place >= 0, id, "has a place below 0");
        check(published == null || published.carers().size() == parts.size(), id, "was published with other parts");
        check(!frozen || published != null, id, "is frozen, but not published");
        check(
                pin == null || pin.carers().keySet().stream().allMatch(part -> part >= 0 && part < count),
                id,
                "is pinned in a part it has not");
    }

    /** A visit with risk 1 and nothing special; its own item. */
    public static Visit of(String id, String person, int place, Window window, Part... parts) {
        return new Visit(
                id,
                person,
                id,
                0,
                place,
                window,
                List.of(parts),
                Coupling.together(),
                1,
                null,
                Wishes.NONE,
                null,
                null,
                false);
    }

    public Visit ofItem(String item, int minimumGap) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    public Visit coupled(Coupling coupling) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    public Visit atRisk(int risk) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    public Visit paidFrom(@Nullable Funding funding) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    public Visit wishing(Wishes wishes) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    public Visit pinned(@Nullable Pin pin) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                frozen);
    }

    /** Told to people: it costs to move. @param published null takes it back */
    public Visit published(@Nullable Placement published) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                published,
                false);
    }

    /** Begun, or about to: it does not move. */
    public Visit frozenAt(Placement placement) {
        return new Visit(
                id,
                person,
                item,
                minimumGap,
                place,
                window,
                parts,
                coupling,
                risk,
                funding,
                wishes,
                pin,
                placement,
                true);
    }

    private static void check(boolean holds, String id, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("visit " + id + " " + rule);
        }
    }
}
