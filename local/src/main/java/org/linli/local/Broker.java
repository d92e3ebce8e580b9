package org.linli.local;

/** A Kafka broker (KRaft, one node) that tests and the local platform work with. */
public interface Broker extends Part {

    /** {@code host:port} for {@code bootstrap.servers}. */
    String bootstrapServers();
}
