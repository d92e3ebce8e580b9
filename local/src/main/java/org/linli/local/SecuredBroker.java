package org.linli.local;

import java.nio.file.Path;

/** A broker for tests of who may do what: at one address anybody may do anything, at the other clients sign in with SCRAM. */
public final class SecuredBroker implements AutoCloseable {

    private final OwnKafka kafka;
    private final int port;

    private SecuredBroker(OwnKafka kafka, int port) {
        this.kafka = kafka;
        this.port = port;
    }

    /** @param home an empty directory */
    public static SecuredBroker started(Path home) {
        var port = Ports.free();
        var kafka = new OwnKafka(Place.in(home, "kafka"), Ports.free(), Ports.free(), false, Life.WITH_US, port);
        kafka.start();
        return new SecuredBroker(kafka, port);
    }

    /** Without a password, for whoever sets it up. */
    public String open() {
        return kafka.bootstrapServers();
    }

    /** As in a cluster, but for TLS. */
    public String signedIn() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        kafka.stop();
    }
}
