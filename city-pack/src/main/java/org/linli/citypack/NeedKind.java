package org.linli.citypack;

import java.util.List;

/**
 * What volunteers are asked for (need_kinds.csv).
 *
 * @param minutes that it usually takes one of them, 15–1,440
 * @param skills that it usually asks for; empty: anybody
 */
public record NeedKind(String code, String nameZh, String nameEn, int minutes, List<String> skills) {}
