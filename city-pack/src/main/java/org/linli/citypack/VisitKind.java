package org.linli.citypack;

import java.util.List;

/**
 * What carers come for (visit_kinds.csv).
 *
 * @param minutes that it usually takes, 5–480
 * @param skills that whoever comes has, all of them; empty: anybody
 */
public record VisitKind(String code, String nameZh, String nameEn, int minutes, List<String> skills) {}
