package org.linli.local;

/**
 * A running part that a crash test can take away and bring back: address and data stay the same.
 *
 * <p>A part that was given from outside (see {@link Parts}) belongs to someone else: {@link #stop()} and {@link
 * #kill()} refuse with an {@link IllegalStateException}; a crash test takes {@link Parts#own()}.
 */
public interface Part {

    /** Starts the part, if it is not running, and waits until it answers. */
    void start();

    /** Ends the part in an orderly way and waits for its end. */
    void stop();

    /**
     * Halts the part where it is (SIGSTOP): it keeps its connections and answers nobody, until it is killed.
     *
     * @throws IllegalStateException for a kind of part that nothing needs to halt
     */
    default void freeze() {
        throw new IllegalStateException("cannot be halted");
    }

    /** Ends the part at once (SIGKILL), as a power cut would. */
    void kill();
}
