package org.linli.citypack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a pack gave: its faults and warnings in the order of files and lines, and the pack if it has no fault. */
public final class ReadPack {

    private final List<Fault> faults;
    private final @Nullable CityPack pack;

    ReadPack(List<Fault> faults, @Nullable CityPack pack) {
        this.faults = List.copyOf(faults);
        this.pack = pack;
    }

    /** All faults and warnings; of more than 50,000 the first that were found. */
    public List<Fault> faults() {
        return faults;
    }

    /** True when nothing but warnings was found, so that there is a {@link #pack()}. */
    public boolean faultless() {
        return pack != null;
    }

    /** @throws IllegalStateException when there are faults that are not warnings */
    public CityPack pack() {
        if (pack == null) {
            throw new IllegalStateException("a pack with faults cannot be used");
        }
        return pack;
    }
}
