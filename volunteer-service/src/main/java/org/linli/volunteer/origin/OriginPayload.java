package org.linli.volunteer.origin;

import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.MalformedRecord;
import org.linli.kit.consume.Payload;
import org.linli.volunteer.need.Origin;
import org.linli.volunteer.need.OriginWord;

/** The fields that the events of all origins have in common. */
public final class OriginPayload {

    private OriginPayload() {}

    /** @throws MalformedRecord @throws org.linli.kit.consume.PermanentFault for what breaks a rule of needs */
    public static WantedElsewhere wanted(Origin origin, IncomingEvent event) {
        Payload payload = Payload.of(event);
        return new WantedElsewhere(
                origin,
                event.aggregateVersion(),
                payload.text("kind"),
                payload.text("areaCode"),
                payload.instant("beginsAt"),
                payload.instant("endsAt"),
                small("minutes", payload),
                small("places", payload),
                payload.listsOfTexts("skills"),
                payload.texts("certificates"),
                payload.text("urgency"),
                payload.text("sensitivity"),
                payload.text("reach"));
    }

    static OriginWord word(IncomingEvent event) {
        Payload payload = Payload.of(event);
        return new OriginWord(
                payload.bool("fulfilled"),
                payload.data().path("minutes").isNull()
                                || payload.data().path("minutes").isMissingNode()
                        ? null
                        : (Integer) small("minutes", payload),
                small("evidence", payload));
    }

    private static int small(String field, Payload payload) {
        // What is too great for a count is as wrong as what is a little too great: its rule says so.
        return (int) Math.clamp(payload.number(field), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
