package org.linli.intake.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.kit.testing.TestTokens;

/**
 * A faultless pack of a small city: subdistrict {@code tc-s1} with community {@code tc-c1} and the grids {@code tc-g1}
 * (117.30–117.31 east) and {@code tc-g2} (117.31–117.32), subdistrict {@code tc-s2} with {@code tc-c2} and {@code tc-g3}
 * (117.32–117.33), all 31.86–31.87 north.
 */
public final class CityOfTwoStreets {

    private static boolean loaded;

    private final Map<String, String> files = new TreeMap<>();

    private CityOfTwoStreets() {}

    /** Loads the city once for all tests of the module. */
    public static synchronized void load() {
        if (!loaded) {
            loadNow();
            loaded = true;
        }
    }

    /** Loads it now, also after another application was started. */
    public static void loadNow() {
        asItIs().loadAs(null);
    }

    /** The files, to be changed by a test of loading. */
    public static CityOfTwoStreets asItIs() {
        return new CityOfTwoStreets().written();
    }

    public Map<String, String> files() {
        return files;
    }

    public CityOfTwoStreets edit(String file, String from, String to) {
        String text = files.get(file);
        if (text == null || !text.contains(from)) {
            throw new IllegalArgumentException(file + " does not hold " + from);
        }
        files.put(file, text.replace(from, to));
        return this;
    }

    /** Checks and applies the pack. @return the revision */
    public int loadAs(@org.jspecify.annotations.Nullable Integer revision) {
        var checked = given().auth()
                .oauth2(TestTokens.of("admin", "linli-cli", "administrator"))
                .contentType("application/json")
                .body(Map.of("files", files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> faults = checked.getList("faults");
        assertThat(faults).allMatch(f -> Boolean.TRUE.equals(f.get("warning")));
        int next = revision != null ? revision : checked.getInt("latestRevision") + 1;
        return given().auth()
                .oauth2(TestTokens.of("admin", "linli-cli", "administrator"))
                .contentType("application/json")
                .body(Map.of("revision", next))
                .post("/v1/city-packs/" + checked.getString("digest") + "/application")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("revision");
    }

    private CityOfTwoStreets written() {
        files.put("pack.yaml", """
                format: 1
                code: tc
                name_zh: 测试市
                name_en: Test City
                zone: Asia/Shanghai
                languages: [zh, en]
                """);
        files.put("areas.csv", """
                code,parent,level,name_zh,name_en
                tc,,city,测试市,Test City
                tc-d,tc,district,城中区,Centre
                tc-s1,tc-d,subdistrict,幸福街道,Xingfu
                tc-s2,tc-d,subdistrict,和平街道,Heping
                tc-c1,tc-s1,community,桂花社区,Guihua
                tc-c2,tc-s2,community,银杏社区,Yinxing
                tc-g1,tc-c1,grid,第一网格,Grid 1
                tc-g2,tc-c1,grid,第二网格,Grid 2
                tc-g3,tc-c2,grid,第三网格,Grid 3
                """);
        files.put(
                "grids.geojson",
                collection(
                        square("tc-g1", "117.3", "117.31"),
                        square("tc-g2", "117.31", "117.32"),
                        square("tc-g3", "117.32", "117.33")));
        files.put("streets.csv", """
                code,name_zh,name_en,owner_unit,owner_posting
                tc-road,幸福路,Xingfu Road,tc-so1,
                """);
        files.put("streets.geojson", collection("""
                {"type":"Feature","properties":{"code":"tc-road"},"geometry":{"type":"LineString",\
                "coordinates":[[117.301,31.865],[117.329,31.865]]}}"""));
        files.put("categories.csv", """
                code,parent,name_zh,name_en,taxonomies
                municipal,,市政,Municipal,
                road,municipal,道路,Road,
                road-pothole,road,路面破损,Pothole,holes
                road-lamp,road,路灯不亮,Dead lamp,
                gas,municipal,燃气,Gas,
                gas-leak,gas,燃气泄漏,Gas leak,
                """);
        files.put("category_attributes.csv", """
                category,code,type,required,choices,min,max,label_zh,label_en,blocking_when,blocking_notice_zh,blocking_notice_en
                municipal,since,date,false,,2020-01-01,,何时发现？,Since when?,,,
                road-pothole,depth-cm,number,true,,1,200,多深(厘米)？,How deep (cm)?,,,
                road-pothole,kind,choice,false,hole|坑|hole;crack|裂缝|crack,,,什么样？,What kind?,,,
                gas-leak,smell,boolean,true,,,,闻到气味？,Do you smell gas?,true,请先离开并拨打燃气热线,Leave and call the gas hotline first
                """);
        files.put("taxonomies.csv", """
                list,code,name_zh,name_en
                hazard,holes,坑洞,Holes
                wish,shade,树荫,Shade
                """);
        files.put("units.csv", """
                code,parent,kind,name_zh,name_en,area
                tc-dept,,department,市政局,Works Department,
                tc-so1,,street-office,幸福街道办,Xingfu Office,tc-s1
                tc-so2,,street-office,和平街道办,Heping Office,tc-s2
                tc-cu1,tc-so1,community,桂花居委会,Guihua Committee,tc-c1
                tc-cu2,tc-so2,community,银杏居委会,Yinxing Committee,tc-c2
                """);
        files.put("postings.csv", """
                id,subject,name,phone,role,title_zh,title_en,area,unit,from,to
                p-g1,00000000-0000-0000-0000-000000000001,甲,,grid-worker,网格员,Worker,tc-g1,,2024-01-01,
                """);
        files.put("conditions.yaml", """
                conditions:
                  - code: any
                    category: municipal
                    text_zh: 任何情况
                    text_en: Whatever it is
                    automatic: false
                    evidence: [photo-after]
                    closing_zh: 已处理
                    closing_en: Done
                    responsible: department
                    stages:
                      - {code: first, name_zh: 一, name_en: one, from: filed, amount: 3, unit: urgent-hours}
                """);
        files.put("responsibilities.csv", """
                code,item_zh,category,area,lead_unit,supporting_units,automatic,basis
                r-1,一切,municipal,,tc-dept,,true,办法
                """);
        files.put("routing.yaml", "rules: []\n");
        files.put("reasons.csv", """
                kind,code,text_zh,text_en
                refusal,not-our-city,不属于本市,Not our city
                declining,not-public,不属于公共事务,Not a public matter
                return,not-ours,非本单位职责,Not our duty
                rework,not-done,未完成,Not done
                withdrawal,mistake,派错,Mistake
                redaction,privacy,涉及隐私,Privacy
                """);
        files.put("calendar/2026.csv", """
                date,kind,name_zh,name_en
                2026-01-01,holiday,元旦,New Year
                2026-01-04,workday,元旦调休,Worked instead
                """);
        files.put("calendar/hours.yaml", """
                week:
                  mon: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                  tue: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                  wed: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                  thu: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                  fri: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                  sat: []
                  sun: []
                shifted_workday: [{from: "09:00", to: "12:00"}, {from: "13:00", to: "18:00"}]
                """);
        files.put(
                "clocks.yaml",
                "clocks:\n"
                        + Arrays.stream("verification filing dispatching taking returning arbitration checking closing"
                                        .split(" "))
                                .map(clock -> "  " + clock + ": {amount: 2, unit: urgent-hours}\n")
                                .collect(Collectors.joining()));
        return this;
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    private static String square(String code, String west, String east) {
        return """
                {"type":"Feature","properties":{"code":"%1$s"},"geometry":{"type":"Polygon","coordinates":\
                [[[%2$s,31.86],[%3$s,31.86],[%3$s,31.87],[%2$s,31.87],[%2$s,31.86]]]}}""".formatted(code, west, east);
    }
}
