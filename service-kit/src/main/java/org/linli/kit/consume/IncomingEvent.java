package org.linli.kit.consume;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as it was read from a topic, its headers checked.
 *
 * @param id CloudEvents id, unique for ever; a second one with the same id is the same event
 * @param source who says so, such as {@code /linli/dispatch}
 * @param type such as {@code linli.dispatch.case-filed.v1}
 * @param time when it happened
 * @param subject id of the aggregate
 * @param aggregateVersion the aggregate's version after the event, from 1
 * @param data the payload
 */
public record IncomingEvent(
        String id, String source, String type, Instant time, String subject, long aggregateVersion, JsonNode data) {}
