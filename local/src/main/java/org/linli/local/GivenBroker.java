package org.linli.local;

/** A broker that somebody else started. */
record GivenBroker(String bootstrapServers) implements Broker {

    @Override
    public void start() {
        KafkaAnswers.await(bootstrapServers, () -> true);
    }

    @Override
    public void stop() {
        throw new IllegalStateException("this Kafka was given from outside; a crash test takes Parts.own()");
    }

    @Override
    public void kill() {
        stop();
    }
}
