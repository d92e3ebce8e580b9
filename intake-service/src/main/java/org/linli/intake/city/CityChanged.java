package org.linli.intake.city;

/** A pack was applied and committed, here or by another replica; whoever keeps reference data in memory reads it anew. */
public record CityChanged(int revision) {}
