package org.linli.citypack;

/**
 * A member of one of the four lists (taxonomies.csv).
 *
 * @param list {@code disorder}, {@code hazard}, {@code grievance} or {@code wish}
 */
public record Taxonomy(String list, String code, String nameZh, String nameEn) {}
