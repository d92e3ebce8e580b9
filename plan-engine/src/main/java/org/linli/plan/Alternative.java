package org.linli.plan;

/** Where else a visit could be, everything else served by whom it is. @param difference exactly what that plan costs more */
public record Alternative(Placement placement, Score difference, Plan plan) {}
