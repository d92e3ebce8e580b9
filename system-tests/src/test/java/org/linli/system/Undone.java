package org.linli.system;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What a victim had still to do at a moment: facts that had been added by then and are not handled by whom they go to. */
final class Undone {

    private final Database intake;
    private final Database dispatch;
    private final Database reporting;
    private final String since = Instant.now().toString();

    Undone(RunningCity city) {
        intake = new Database(city, "intake");
        dispatch = new Database(city, "dispatch");
        reporting = new Database(city, "reporting");
    }

    /** Whether a victim's work piles up; the others answer their callers themselves, whose calls then fail. */
    static boolean pilesUp(String victim) {
        return Set.of("reporting", "kafka").contains(victim);
    }

    long of(String victim, Instant at) {
        return switch (victim) {
            case "dispatch" -> dossiers(at);
            case "reporting" -> facts(at);
            // Either not on the broker yet, or not taken from it.
            case "kafka" -> dossiers(at) + facts(at);
            default -> 0;
        };
    }

    private long dossiers(Instant at) {
        return between(intake, "linli.intake.dossiers", at, dispatch, "dossiers");
    }

    private long facts(Instant at) {
        return between(intake, "linli.intake.reports", at, reporting, "reports")
                + between(dispatch, "linli.dispatch.cases", at, reporting, "cases");
    }

    private long between(Database producer, String topic, Instant at, Database consumer, String channel) {
        Set<String> left = new HashSet<>(producer.column(
                "SELECT event_id::text FROM outbox WHERE topic = ?"
                        + " AND added_at > ?::timestamptz AND added_at <= ?::timestamptz",
                topic,
                since,
                at.toString()));
        consumer.column("SELECT event_id FROM inbox WHERE consumer = ? AND handled_at > ?::timestamptz", channel, since)
                .forEach(left::remove);
        return left.size();
    }
}
