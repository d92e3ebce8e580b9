package org.linli.volunteer.need;

/** What a need costs whoever is helped; nothing happens where it costs nothing. The caller holds the need's lock. */
public interface PayingForNeed {

    /** Reserves what all places cost, when the need opens. @throws Problem balance-too-low, conflict */
    void reserve(Need need);

    /** Frees what nobody earned, when the need is over. */
    void release(Need need);
}
