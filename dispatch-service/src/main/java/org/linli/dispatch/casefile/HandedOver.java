package org.linli.dispatch.casefile;

import java.time.Instant;
import java.util.UUID;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/**
 * An alarm that elderly care hands over, as {@code linli.care.alarm-handed-over.v1} says it.
 *
 * @param raisedAt when nobody opened
 * @param at when it was handed over
 */
record HandedOver(UUID alarm, String areaCode, String categoryCode, Instant raisedAt, Instant at) {

    /** @throws org.linli.kit.consume.PermanentFault naming the member that breaks the contract */
    static HandedOver read(IncomingEvent event) {
        Payload payload = Payload.of(event);
        return new HandedOver(
                payload.uuid("alarmId"),
                payload.text("areaCode"),
                payload.text("categoryCode"),
                payload.instant("raisedAt"),
                payload.instant("at"));
    }
}
