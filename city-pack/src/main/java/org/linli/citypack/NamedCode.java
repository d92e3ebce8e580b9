package org.linli.citypack;

/** A code of one of the city's lists with its name: a skill (skills.csv) or a kind of certificate (certificate_kinds.csv). */
public record NamedCode(String code, String nameZh, String nameEn) {}
