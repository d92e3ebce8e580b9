package org.linli.kit.consume;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What one channel does with each type of event. A type that is neither handled nor ignored is a permanent fault. */
public final class EventRoutes {

    /** How the reason begins for which a record of a type that this release does not know is a dead letter. */
    static final String UNKNOWN_TYPE = "ce_type: unknown type ";

    private final String channel;
    private final Map<String, Consumer<IncomingEvent>> handlers = new LinkedHashMap<>();
    private final Set<String> ignored = new HashSet<>();

    private EventRoutes(String channel) {
        this.channel = channel;
    }

    /** Routes of the channel with this name; it is also the consumer's name in the inbox and in dead letters. */
    public static EventRoutes of(String channel) {
        return new EventRoutes(channel);
    }

    public EventRoutes on(String type, Consumer<IncomingEvent> handler) {
        handlers.put(type, handler);
        return this;
    }

    /** Types this channel knows and has no use for. */
    public EventRoutes ignoring(String... types) {
        ignored.addAll(Set.of(types));
        return this;
    }

    public String channel() {
        return channel;
    }

    /** Every type this channel handles, for the contract tests. */
    public Set<String> handledTypes() {
        return Set.copyOf(handlers.keySet());
    }

    /** Whether this release handles or ignores the type. */
    boolean knows(String type) {
        return handlers.containsKey(type) || ignored.contains(type);
    }

    /** @throws PermanentFault when the type is unknown */
    void handle(IncomingEvent event) {
        Consumer<IncomingEvent> handler = handlers.get(event.type());
        if (handler != null) {
            handler.accept(event);
        } else if (!ignored.contains(event.type())) {
            throw new PermanentFault(
                    UNKNOWN_TYPE + (event.type().length() > 80 ? event.type().substring(0, 80) : event.type()));
        }
    }
}
