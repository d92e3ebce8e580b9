package org.linli.cli.api;

/** A part of the platform does not answer. */
public final class PartAway extends RuntimeException {

    /** @param part its name and address */
    public PartAway(String part) {
        super("联系不上 " + part + ";是否已启动? · " + part + " does not answer; is it running?");
    }
}
