package org.linli.bench.load;

/** The requests of a load and what is done with their answers. Called from several threads at once. */
public interface Exchange {

    /** The whole request, head and body. @param index from 0, each once */
    byte[] request(long index);

    /** An answer came. Work done here is work of the load generator: keep it small. What it throws ends the run. */
    default void answered(long index, Reply reply) {}
}
