package org.linli.reporting.indicator;

/** Which rows belong to a period. */
enum Cohort {
    /** What came in during the period, whatever became of it later: one moment places a row. */
    CAME_IN,
    /** What happened in the period, whenever it came in: numerator and denominator each have a moment of their own. */
    HAPPENED,
    /** What stands at the end of the period, or now when the period is not over. */
    STANDS
}
