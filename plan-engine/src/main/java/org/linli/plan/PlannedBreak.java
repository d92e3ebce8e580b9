package org.linli.plan;

/** When a carer rests. @param start tick @param duration ticks */
public record PlannedBreak(String carer, int start, int duration) {}
