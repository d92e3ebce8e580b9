package org.linli.citypack;

/**
 * What is done on a visit of a kind (visit_tasks.csv).
 *
 * @param mandatory a visit without it is not whole
 */
public record VisitTask(String kind, String code, String nameZh, String nameEn, boolean mandatory) {}
