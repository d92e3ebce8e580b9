package org.linli.kit.pack;

import java.util.List;
import java.util.SortedMap;
import org.linli.kit.identity.Actor;

/** What a service does with a city pack: checks the whole of it, and takes over the part that it owns. */
public interface PackOwner {

    /**
     * Every fault and warning of the pack as far as this service can tell; changes nothing.
     *
     * @param files content by path inside the pack
     */
    List<PackFault> check(SortedMap<String, byte[]> files);

    /**
     * Takes over what the service owns, in the caller's transaction. The files were checked just before, in the same
     * transaction.
     *
     * @param revision number of this application, rising from 1
     */
    void apply(SortedMap<String, byte[]> files, int revision, Actor by);
}
