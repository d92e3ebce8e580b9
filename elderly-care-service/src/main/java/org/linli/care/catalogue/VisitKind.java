package org.linli.care.catalogue;

import java.util.List;

/**
 * What carers come for.
 *
 * @param minutes that it usually takes, 5–480
 * @param skills that whoever comes has, all of them; empty: anybody
 */
public record VisitKind(String code, String nameZh, String nameEn, int minutes, List<String> skills, List<Task> tasks) {

    /** @param mandatory a visit without it is not whole */
    public record Task(String code, String nameZh, String nameEn, boolean mandatory) {}
}
