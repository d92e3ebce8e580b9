package org.linli.citypack;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A valid pack of two grids in one community, for tests to spoil. */
final class Packs {

    /** A Sunday in the sample's year. */
    static final Clock DAY = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private Packs() {}

    static Packs tiny() {
        Packs pack = new Packs();
        pack.put("pack.yaml", """
                format: 1
                code: t
                name_zh: 小城
                name_en: Tiny
                zone: Asia/Shanghai
                languages: [zh, en]
                """);
        pack.put("areas.csv", """
                code,parent,level,name_zh,name_en
                t,,city,小城,Tiny
                t-d,t,district,区,District
                t-s,t-d,subdistrict,街道,Subdistrict
                t-c,t-s,community,社区,Community
                t-g1,t-c,grid,一格,One
                t-g2,t-c,grid,二格,Two
                """);
        pack.put(
                "grids.geojson",
                collection(polygon("t-g1", "0 0,10 0,10 10,0 10"), polygon("t-g2", "10 0,20 0,20 10,10 10")));
        pack.put("streets.csv", """
                code,name_zh,name_en,owner_unit,owner_posting
                st-1,一路,First Road,so,p-so
                """);
        pack.put("streets.geojson", collection(line("st-1", "0 5,15 5")));
        pack.put("categories.csv", """
                code,parent,name_zh,name_en,taxonomies
                top,,一级,Top,
                mid,top,二级,Middle,
                leaf,mid,三级,Leaf,dumping;holes
                """);
        pack.put("category_attributes.csv", """
                category,code,type,required,choices,min,max,label_zh,label_en,blocking_when,blocking_notice_zh,blocking_notice_en
                top,kind,choice,true,a|甲|A;b|乙|B,,,哪种？,Which?,a,先撤离,Leave first
                leaf,size,number,false,,0.5,10,多大？,How big?,,,
                leaf,since,date,false,,2024-01-01,2030-01-01,何时起？,Since when?,,,
                """);
        pack.put("taxonomies.csv", """
                list,code,name_zh,name_en
                disorder,dumping,乱倒,Dumping
                hazard,holes,坑洞,Holes
                """);
        pack.put("units.csv", """
                code,parent,kind,name_zh,name_en,area
                dept,,department,部门,Department,
                so,dept,street-office,街道办,Street office,t-s
                cu,so,community,居委会,Community,t-c
                """);
        pack.put("postings.csv", """
                id,subject,name,phone,role,title_zh,title_en,area,unit,from,to
                p-g1,00000000-0000-0000-0000-000000000001,甲,199 0000,grid-worker,网格员,Worker,t-g1,,2024-01-01,
                p-g2,00000000-0000-0000-0000-000000000001,甲,,grid-worker,网格员,Worker,t-g2,,2024-01-01,2030-01-01
                p-dept,00000000-0000-0000-0000-000000000002,乙,,unit-handler,承办,Handler,,dept,2024-01-01,
                p-so,00000000-0000-0000-0000-000000000003,丙,,unit-handler,承办,Handler,,so,2024-01-01,
                p-cu,00000000-0000-0000-0000-000000000004,丁,,unit-handler,承办,Handler,,cu,2024-01-01,
                """);
        pack.put("conditions.yaml", """
                conditions:
                  - code: any
                    category: top
                    text_zh: 任何情况
                    text_en: Whatever it is
                    automatic: false
                    evidence: [photo-after]
                    closing_zh: 已处理
                    closing_en: Done
                    responsible: department
                    stages:
                      - {code: first, name_zh: 一, name_en: one, from: filed, amount: 3, unit: urgent-hours}
                      - {code: then, name_zh: 二, name_en: two, from: previous, amount: 5, unit: working-days}
                """);
        pack.put("responsibilities.csv", """
                code,item_zh,category,area,lead_unit,supporting_units,automatic,basis
                r-1,一切,top,,dept,so;cu,true,办法
                r-2,街道的,leaf,t-s,so,,false,办法
                """);
        pack.put("routing.yaml", """
                rules:
                  - code: night
                    reason_zh: 夜间
                    reason_en: At night
                    when:
                      categories: [mid]
                      areas: [t-s]
                      streets: ["*"]
                      hours: {from: "19:00", to: "04:00"}
                      days: [sat, holiday]
                    lead: street-office-of-area
                    supporting: [cu]
                """);
        pack.put("reasons.csv", """
                kind,code,text_zh,text_en
                refusal,a,因,Because
                declining,a,因,Because
                return,a,因,Because
                rework,a,因,Because
                withdrawal,a,因,Because
                redaction,a,因,Because
                """);
        pack.put("calendar/2026.csv", """
                date,kind,name_zh,name_en
                2026-01-01,holiday,元旦,New Year
                2026-01-04,workday,元旦调休,New Year: worked instead
                """);
        pack.put("calendar/hours.yaml", """
                week:
                  mon: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "24:00"}]
                  tue: [{from: "09:00", to: "18:00"}]
                  wed: [{from: "09:00", to: "18:00"}]
                  thu: [{from: "09:00", to: "18:00"}]
                  fri: [{from: "09:00", to: "18:00"}]
                  sat: []
                  sun: []
                shifted_workday: [{from: "09:00", to: "18:00"}]
                """);
        pack.put("clocks.yaml", """
                clocks:
                  verification: {amount: 2, unit: urgent-hours}
                  filing: {amount: 4, unit: working-hours}
                  dispatching: {amount: 2, unit: working-hours}
                  taking: {amount: 4, unit: working-hours}
                  returning: {amount: 8, unit: working-hours}
                  arbitration: {amount: 8, unit: working-hours}
                  checking: {amount: 2, unit: working-days}
                  closing: {amount: 2, unit: calendar-days}
                overrides:
                  - urgency: urgent
                    clocks:
                      filing: {amount: 1, unit: urgent-hours}
                """);
        pack.put("logins.csv", """
                username,subject,roles,display_name,client
                worker,00000000-0000-0000-0000-000000000001,grid-worker;resident,甲,linli-grid
                """);
        pack.put("skills.csv", """
                code,name_zh,name_en
                barber,理发,Haircuts
                social-work,社会工作,Social work
                """);
        pack.put("certificate_kinds.csv", """
                code,name_zh,name_en
                social-worker,社会工作者证,Social worker
                """);
        pack.put("need_kinds.csv", """
                code,name_zh,name_en,minutes,skills
                haircut,上门理发,Haircut at home,30,barber
                visit,探访,Visit,60,
                """);
        pack.put("earning_rules.csv", """
                need_kind,evidence,currency,per_hour,ends_after_days,valid_from
                ,1,minutes,60,,2026-01-01
                haircut,2,community-points,15,730,2026-01-01
                """);
        pack.put("visit_kinds.csv", """
                code,name_zh,name_en,minutes,skills
                door-knock,敲门,Door knock,10,
                haircut,上门理发,Haircut at home,40,
                """);
        pack.put("visit_tasks.csv", """
                kind,code,name_zh,name_en,mandatory
                door-knock,seen,见到本人,Saw the person,true
                """);
        return pack;
    }

    Packs put(String file, String text) {
        return put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Packs put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    Packs without(String file) {
        files.remove(file);
        return this;
    }

    /** Replaces the first occurrence, which must be there. */
    Packs edit(String file, String from, String to) {
        String text = text(file);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException(file + " does not hold " + from);
        }
        return put(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    Packs add(String file, String line) {
        return put(file, text(file) + line + "\n");
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    ReadPack read() {
        return CityPack.read(files, DAY);
    }

    /** Each as {@code rule@file:line}. */
    List<String> faults() {
        return read().faults().stream()
                .map(f -> f.rule() + "@" + f.file() + ":" + f.line())
                .toList();
    }

    /** One feature a line, the first on line 2. */
    static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    /** A ring of positions in micro-degrees, closed here. */
    static String polygon(String code, String ring) {
        return feature(code, "Polygon", "[[" + positions(ring) + "," + positions(ring.split(",")[0]) + "]]");
    }

    static String line(String code, String positions) {
        return feature(code, "LineString", "[" + positions(positions) + "]");
    }

    static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code + "\"},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String positions(String micro) {
        return java.util.Arrays.stream(micro.split(","))
                .map(p -> p.split(" "))
                .map(p -> "[" + degrees(p[0]) + "," + degrees(p[1]) + "]")
                .collect(java.util.stream.Collectors.joining(","));
    }

    private static String degrees(String micro) {
        return java.math.BigDecimal.valueOf(Long.parseLong(micro), 6).toPlainString();
    }
}
