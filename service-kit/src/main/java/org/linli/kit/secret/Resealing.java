package org.linli.kit.secret;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.linli.kit.figure.Figure;
import org.linli.kit.sql.Database;

/**
 * Seals anew what is not under the current key, as long as something is kept under another: from replicas that know both, once
 * nobody writes with the other any more. Where a walk has come to stands in the database, so that replicas share one walk and
 * the next process goes on. A key is empty when a walk from end to end has found nothing of it; then it may go.
 */
public final class Resealing {

    /** Tells operators how far it is. */
    public static final List<Figure> FIGURES = List.of(
            Figure.of("linli.sealing.keys", "Keys that something is sealed with; one, but while a key is changed", """
                    SELECT count(*) FROM sealing_key WHERE emptied_at IS NULL"""),
            Figure.of(
                    "linli.sealing.remaining",
                    "Pages of tables that the walk to the current key has still to read",
                    """
                    SELECT coalesce(sum(remaining), 0) FROM sealing_key WHERE emptied_at IS NULL"""));

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    /** Heartbeats come every minute. */
    private static final Duration QUIET = Duration.ofMinutes(3);

    private static final Duration BETWEEN_WALKS = Duration.ofMinutes(10);
    private static final Duration REQUESTS_KNOWN = Duration.ofDays(1);

    /** @param rests whether the last walk ended just now: a row that never opens must not keep the tables being read */
    private record Position(int place, long page, long found, boolean rests) {}

    private final KeysOnFile keys;
    private final Database database;
    private final PeopleKey key;
    private final Iterable<KeptSealed> rooms;
    private final List<WalkingTable> places;
    private volatile boolean writtenDown;

    /** Requests come last: their walk waits until they are a day old. */
    public Resealing(Database database, PeopleKey key, Iterable<KeptSealed> rooms) {
        this.keys = new KeysOnFile(database, key);
        this.database = database;
        this.key = key;
        this.rooms = rooms;
        this.places = places(database, key, rooms);
    }

    /**
     * To be called before anything is sealed or opened.
     *
     * @throws IllegalStateException when something is sealed with a key that was not given
     */
    public void begin() {
        keys.begin();
    }

    /**
     * Does one stretch, in the caller's transaction.
     *
     * @return false when there is nothing to do for now
     */
    public boolean step() {
        keys.writing();
        if (!key.changes()) {
            // While there is only one key there is no doubt which one it was made from.
            return !writtenDown && writeDown();
        }
        List<KeysOnFile.Other> others = keys.others(QUIET);
        if (others.isEmpty() || others.stream().anyMatch(KeysOnFile.Other::recent)) {
            return false;
        }
        return database.first(
                        """
                        SELECT place, page, found, coalesce(walked_at > now() - make_interval(secs => ?), false) AS rests
                          FROM sealing_key WHERE id = ? FOR NO KEY UPDATE SKIP LOCKED""",
                        row -> new Position(
                                row.getInt("place"),
                                row.getLong("page"),
                                row.getLong("found"),
                                row.getBoolean("rests")),
                        (double) BETWEEN_WALKS.toSeconds(),
                        key.id())
                .map(position -> step(position, others))
                .orElse(false);
    }

    private boolean step(Position at, List<KeysOnFile.Other> others) {
        if (at.place() >= places.size()) {
            end(at, others);
            return false;
        }
        if (at.place() == 0 && at.page() == 0) {
            if (at.rests()) {
                return false;
            }
            if (writeDown()) {
                return true;
            }
            LOG.infof("What is not under key %s is sealed anew", key.id());
            database.update("UPDATE sealing_key SET began_at = now() WHERE id = ?", key.id());
        }
        WalkingTable table = places.get(at.place());
        if (table.ofRequests() && keys.others(REQUESTS_KNOWN).stream().anyMatch(KeysOnFile.Other::recent)) {
            return false;
        }
        long to = at.page() + table.stretch();
        long found = table.walk(at.page(), to);
        boolean over = to >= table.pages();
        at(over ? at.place() + 1 : at.place(), over ? 0 : to, at.found() + found);
        return true;
    }

    private boolean writeDown() {
        for (KeptSealed room : rooms) {
            if (room.writeDown()) {
                return true;
            }
        }
        writtenDown = true;
        return false;
    }

    private void end(Position at, List<KeysOnFile.Other> others) {
        if (at.found() == 0) {
            keys.emptied(others);
            LOG.infof("Nothing is sealed with any key but %s any more", key.id());
        }
        at(0, 0, 0);
        database.update("UPDATE sealing_key SET walked_at = now(), remaining = 0 WHERE id = ?", key.id());
    }

    /** Where the walk goes on, and how many pages it has still to read: sizes are known without reading anything. */
    private void at(int place, long page, long found) {
        long left = -page;
        for (WalkingTable table : places.subList(place, places.size())) {
            left += table.pages();
        }
        database.update(
                "UPDATE sealing_key SET place = ?, page = ?, found = ?, remaining = ? WHERE id = ?",
                place,
                page,
                found,
                Math.max(0, left),
                key.id());
    }

    private static List<WalkingTable> places(Database database, PeopleKey key, Iterable<KeptSealed> rooms) {
        Stream.Builder<WalkingTable> all = Stream.builder();
        for (KeptSealed room : rooms) {
            room.sealed().forEach(column -> all.add(new WalkingTable(database, key, column)));
            room.prints().forEach(print -> all.add(new WalkingTable(database, key, print)));
        }
        // The same in every replica, whatever order it finds its rooms in: they share one position.
        return all.build()
                .sorted(Comparator.comparing(WalkingTable::ofRequests).thenComparing(WalkingTable::name))
                .toList();
    }
}
