package org.linli.dispatch.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A city of two subdistricts and five leaves: {@code dl-auto} goes through by rule, {@code dl-gate} waits for a chief
 * only, {@code dl-hand} for a dispatcher only, {@code dl-slow} for both, {@code dl-days} is done in three working days. Clocks run around the clock: filing 2 h,
 * dispatching 2 h, taking 2 h, returning 1 h, arbitration 4 h, checking 6 h, closing 8 h; stages fence 3 h, repair 8 h
 * more; under the condition {@code dl-gate-three} restore, 5 h more.
 */
public final class TinyCity {

    private static final Map<String, String> AREAS = new LinkedHashMap<>();

    static {
        AREAS.put("dl", "dl");
        AREAS.put("dl-d", "dl.dl-d");
        AREAS.put("dl-s1", "dl.dl-d.dl-s1");
        AREAS.put("dl-c1", "dl.dl-d.dl-s1.dl-c1");
        AREAS.put("dl-g1", "dl.dl-d.dl-s1.dl-c1.dl-g1");
        AREAS.put("dl-s2", "dl.dl-d.dl-s2");
        AREAS.put("dl-c2", "dl.dl-d.dl-s2.dl-c2");
        AREAS.put("dl-g2", "dl.dl-d.dl-s2.dl-c2.dl-g2");
    }

    private static final List<String> LEVELS = List.of("city", "district", "subdistrict", "community", "grid");
    private static final List<String> LEAVES = List.of("dl-auto", "dl-gate", "dl-hand", "dl-slow", "dl-days");

    private TinyCity() {}

    private static boolean told;

    /** Loads the pack here unless it is in force, and tells once, as intake does, of its areas and categories. */
    static synchronized void load(Topics topics) {
        load(files());
        if (told) {
            return;
        }
        told = true;
        AREAS.forEach((code, path) ->
                topics.event("linli.registry.areas", code, "linli.registry.area.v1", """
                {"code": "%s", "parent": %s, "path": "%s", "level": "%s", "name": {"zh": "%s", "en": "%s"},
                 "geometry": null, "retired": false, "revision": 1}""".formatted(
                                code,
                                parent(path),
                                path,
                                LEVELS.get(path.split("\\.").length - 1),
                                "区域" + code,
                                "Area " + code)));
        category(topics, "dl-top", "dl-top", 1);
        category(topics, "dl-mid", "dl-top.dl-mid", 2);
        LEAVES.forEach(leaf -> category(topics, leaf, "dl-top.dl-mid." + leaf, 3));
    }

    /** Applies files as the next revision. */
    public static void load(Map<String, String> files) {
        ExtractableResponse<Response> checked = administrator()
                .body(Map.of("files", files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .extract();
        if (!checked.jsonPath().getBoolean("applicable")) {
            throw new IllegalStateException(checked.asString());
        }
        if (java.util.Objects.equals(checked.path("appliedAsRevision"), checked.path("latestRevision"))) {
            return;
        }
        administrator()
                .body(Map.of("revision", checked.jsonPath().getInt("latestRevision") + 1))
                .post("/v1/city-packs/" + checked.jsonPath().getString("digest") + "/application")
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification administrator() {
        return given().auth().oauth2(Person.ADMINISTRATOR.token()).contentType(ContentType.JSON);
    }

    private static String parent(String path) {
        String[] steps = path.split("\\.");
        return steps.length == 1 ? "null" : "\"" + steps[steps.length - 2] + "\"";
    }

    private static void category(Topics topics, String code, String path, int level) {
        topics.event("linli.registry.categories", code, "linli.registry.category.v1", """
                {"code": "%s", "parent": %s, "path": "%s", "level": %d, "name": {"zh": "%s", "en": "%s"},
                 "taxonomyCodes": [], "attributes": [], "retired": false, "revision": 1}""".formatted(
                        code, parent(path), path, level, "类别" + code, "Category " + code));
    }

    private static String condition(String leaf, boolean automatic, String code, String evidence) {
        return """
              - code: %s
                category: %s
                text_zh: 条件
                text_en: Condition
                automatic: %s
                evidence: [%s]
                closing_zh: 已处理
                closing_en: Done
                responsible: department
                stages:
                  - {code: fence, name_zh: 围护, name_en: fence, from: filed, amount: 3, unit: urgent-hours}
                  - {code: repair, name_zh: 修复, name_en: repair, from: previous, amount: 8, unit: urgent-hours}
            """.formatted(code, leaf, automatic, evidence);
    }

    private static String posting(Person person, String id, String role, String area, String unit) {
        return "%s,%s,%s,,%s,岗位,Post,%s,%s,2024-01-01,\n"
                .formatted(id, person.subject(), "人" + person.ordinal(), role, area, unit);
    }

    /** The pack, for tests to change. */
    public static Map<String, String> files() {
        Map<String, String> pack = new LinkedHashMap<>();
        pack.put("pack.yaml", """
                format: 1
                code: dl
                name_zh: 小城
                name_en: Tiny
                zone: Asia/Shanghai
                languages: [zh, en]
                """);
        pack.put("areas.csv", """
                code,parent,level,name_zh,name_en
                dl,,city,小城,Tiny
                dl-d,dl,district,区,District
                dl-s1,dl-d,subdistrict,一街道,First
                dl-c1,dl-s1,community,一社区,First community
                dl-g1,dl-c1,grid,一格,One
                dl-s2,dl-d,subdistrict,二街道,Second
                dl-c2,dl-s2,community,二社区,Second community
                dl-g2,dl-c2,grid,二格,Two
                """);
        pack.put("grids.geojson", """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"code": "dl-g1"}, "geometry": {"type": "Polygon", "coordinates": [[[117.0, 31.0], [117.1, 31.0], [117.1, 31.1], [117.0, 31.1], [117.0, 31.0]]]}},
                {"type": "Feature", "properties": {"code": "dl-g2"}, "geometry": {"type": "Polygon", "coordinates": [[[117.1, 31.0], [117.2, 31.0], [117.2, 31.1], [117.1, 31.1], [117.1, 31.0]]]}}
                ]}
                """);
        pack.put("streets.csv", "code,name_zh,name_en,owner_unit,owner_posting\n");
        pack.put("streets.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}\n");
        pack.put(
                "categories.csv",
                """
                code,parent,name_zh,name_en,taxonomies
                dl-top,,一级,Top,
                dl-mid,dl-top,二级,Middle,
                """
                        + LEAVES.stream()
                                .map(l -> l + ",dl-mid," + l + "," + l + ",\n")
                                .collect(Collectors.joining()));
        pack.put(
                "category_attributes.csv",
                "category,code,type,required,choices,min,max,label_zh,label_en,blocking_when,blocking_notice_zh,blocking_notice_en\n");
        pack.put("taxonomies.csv", "list,code,name_zh,name_en\ndisorder,dl-dumping,乱倒,Dumping\n");
        pack.put("units.csv", """
                code,parent,kind,name_zh,name_en,area
                dl-a,,department,甲局,Department A,
                dl-b,,department,乙局,Department B,
                dl-so1,,street-office,一街道办,First office,dl-s1
                dl-so2,,street-office,二街道办,Second office,dl-s2
                dl-cu1,dl-so1,community,一居委会,First committee,dl-c1
                dl-cu2,dl-so2,community,二居委会,Second committee,dl-c2
                """);
        pack.put(
                "postings.csv",
                "id,subject,name,phone,role,title_zh,title_en,area,unit,from,to\n"
                        + posting(Person.CHIEF, "p1", "duty-chief", "dl", "")
                        + posting(Person.CHIEF_TOO, "p2", "duty-chief", "dl-s1", "")
                        + posting(Person.CHIEF_ELSEWHERE, "p3", "duty-chief", "dl-s2", "")
                        + posting(Person.DESK, "p4", "desk", "dl", "")
                        + posting(Person.DESK, "p5", "duty-chief", "dl", "")
                        + posting(Person.DISPATCHER, "p6", "dispatcher", "dl", "")
                        + posting(Person.INSPECTOR, "p7", "inspector", "dl", "")
                        + posting(Person.AUDITOR, "p8", "auditor", "dl", "")
                        + posting(Person.HANDLER, "p9", "unit-handler", "", "dl-a")
                        + posting(Person.HANDLER, "p10", "inspector", "dl", "")
                        + posting(Person.HANDLER_TOO, "p11", "unit-handler", "", "dl-a")
                        + posting(Person.SUPPORTER, "p12", "unit-handler", "", "dl-b")
                        + posting(Person.DISPATCHER_ELSEWHERE, "p13", "dispatcher", "dl-s2", "")
                        + posting(Person.INSPECTOR_ELSEWHERE, "p14", "inspector", "dl-s2", ""));
        pack.put(
                "conditions.yaml",
                "conditions:\n"
                        + condition("dl-top", false, "dl-any", "")
                        + condition("dl-auto", true, "dl-auto-c", "photo-after")
                        + condition("dl-gate", false, "dl-gate-c", "")
                        + condition("dl-gate", false, "dl-gate-other", "")
                        + condition("dl-gate", false, "dl-gate-three", "")
                        + "      - {code: restore, name_zh: 恢复, name_en: restore, from: previous, amount: 5,"
                        + " unit: urgent-hours}\n"
                        + condition("dl-hand", true, "dl-hand-c", "")
                        + condition("dl-slow", false, "dl-slow-c", "")
                        + condition("dl-days", false, "dl-days-c", "")
                                .replace("amount: 8, unit: urgent-hours", "amount: 3, unit: working-days"));
        pack.put("responsibilities.csv", """
                code,item_zh,category,area,lead_unit,supporting_units,automatic,basis
                dl-r1,一切,dl-top,,dl-a,,false,办法
                dl-r2,自动,dl-auto,,dl-a,dl-b,true,办法
                dl-r3,立案,dl-gate,,dl-a,,true,办法
                """);
        pack.put("routing.yaml", "rules: []\n");
        pack.put("reasons.csv", """
                kind,code,text_zh,text_en
                refusal,dl-because,因,Because
                declining,dl-because,因,Because
                return,dl-not-ours,非本单位职责,Not our duty
                rework,dl-not-done,未完成,Not done
                withdrawal,dl-because,因,Because
                redaction,dl-because,因,Because
                """);
        pack.put("calendar/hours.yaml", """
                week:
                  mon: [{from: "09:00", to: "18:00"}]
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
                  filing: {amount: 2, unit: urgent-hours}
                  dispatching: {amount: 2, unit: urgent-hours}
                  taking: {amount: 2, unit: urgent-hours}
                  returning: {amount: 1, unit: urgent-hours}
                  arbitration: {amount: 4, unit: urgent-hours}
                  checking: {amount: 6, unit: urgent-hours}
                  closing: {amount: 8, unit: urgent-hours}
                """);
        return pack;
    }
}
