package org.linli.citypack;

import java.time.ZoneId;
import java.util.List;

/**
 * What a pack is (pack.yaml).
 *
 * @param code code of the city, also the code of its area
 * @param languages {@code zh} first; {@code en} where the pack is also in English
 * @param streetReachM how far from a street segment a place still lies on it, in metres, 1–200
 */
public record Info(String code, String nameZh, String nameEn, ZoneId zone, List<String> languages, int streetReachM) {}
