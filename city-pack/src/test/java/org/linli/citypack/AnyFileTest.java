package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnyFileTest {

    private static final List<String> OPTIONAL = List.of(
            "logins.csv",
            "calendar/2026.csv",
            "skills.csv",
            "certificate_kinds.csv",
            "need_kinds.csv",
            "earning_rules.csv",
            "visit_kinds.csv",
            "visit_tasks.csv");

    @Test
    void theTinyPackIsWithoutFault() {
        assertThat(Packs.tiny().faults()).isEmpty();
    }

    @Test
    void aMissingFileIsOneFaultAndNobodyIsBlamedForReferringToIt() {
        for (String file : Packs.tiny().files().keySet()) {
            List<String> faults = Packs.tiny().without(file).faults();

            if (OPTIONAL.contains(file)) {
                assertThat(faults).as(file).isEmpty();
            } else {
                assertThat(faults).as(file).containsExactly(Source.of(file).rule("missing") + "@" + file + ":0");
            }
        }
    }

    @Test
    void anEmptyPackTellsEveryRequiredFile() {
        assertThat(CityPack.read(new TreeMap<>()).faults())
                .hasSize(16)
                .allMatch(f -> f.rule().endsWith(".missing") && !f.warning());
    }

    @Test
    void aFileThatIsNotUtf8SaysWhereItStops() {
        byte[] gbk = ("code,parent,level,name_zh,name_en\nt,,city,").getBytes(StandardCharsets.UTF_8);
        byte[] broken = java.util.Arrays.copyOf(gbk, gbk.length + 2);
        broken[gbk.length] = (byte) 0xB0;
        broken[gbk.length + 1] = (byte) 0xB2;

        assertThat(Packs.tiny().put("areas.csv", broken).faults()).containsExactly("areas.encoding@areas.csv:2");
    }

    @Test
    void aByteOrderMarkIsAFault() {
        assertThat(Packs.tiny().edit("areas.csv", "code", "\uFEFFcode").faults())
                .containsExactly("areas.encoding@areas.csv:1");
    }

    @Test
    void columnsMayStandInAnyOrder() {
        Packs pack = Packs.tiny().put("taxonomies.csv", """
                name_en,code,list,name_zh
                Dumping,dumping,disorder,乱倒
                Holes,holes,hazard,坑洞
                """);

        assertThat(pack.read().pack().taxonomies().getFirst())
                .isEqualTo(new Taxonomy("disorder", "dumping", "乱倒", "Dumping"));
    }

    @Test
    void columnsMissingUnknownOrTwiceAreFaults() {
        assertThat(Packs.tiny().edit("areas.csv", "name_en", "name_fr").faults())
                .containsExactly("areas.header@areas.csv:1", "areas.header@areas.csv:1");
        assertThat(Packs.tiny()
                        .edit("taxonomies.csv", "list,code", "list,code,code")
                        .faults())
                .contains("taxonomies.header@taxonomies.csv:1", "taxonomies.row-width@taxonomies.csv:2");
        assertThat(Packs.tiny().put("areas.csv", "").faults())
                .hasSize(5)
                .allMatch(f -> f.equals("areas.header@areas.csv:1"));
    }

    @Test
    void theLineIsWhereTheRecordStartsAlsoAfterALineBreakInQuotes() {
        Packs pack = Packs.tiny()
                .put(
                        "reasons.csv",
                        Packs.tiny().text("reasons.csv").replace("refusal,a,因,Because", "refusal,a,\"因\n为\",Because")
                                + "refusal,A,因,Because\n");

        assertThat(pack.faults()).containsExactly("reasons.value-bad@reasons.csv:9");
        assertThat(savedWithCrLf(pack)).containsExactly("reasons.value-bad@reasons.csv:9");
    }

    @Test
    void aRecordOfTheWrongWidthIsOneFaultAndNobodyIsBlamedForReferringToIt() {
        assertThat(Packs.tiny()
                        .edit("units.csv", "Department", "Department, again")
                        .faults())
                .containsExactly("units.row-width@units.csv:2");
    }

    @Test
    void aQuoteThatNeverEndsIsASyntaxFault() {
        assertThat(Packs.tiny().add("reasons.csv", "refusal,b,\"因,Because").faults())
                .allMatch(f -> f.startsWith("reasons.syntax@reasons.csv:"))
                .hasSize(1);
    }

    @Test
    void blanksAroundAValueAreAFault() {
        assertThat(Packs.tiny().edit("units.csv", ",部门,", ",部门 ,").faults())
                .containsExactly("units.value-bad@units.csv:2");
    }

    @Test
    void aNameMayHaveAHundredCharactersAlsoOutsideTheBasicPlane() {
        assertThat(Packs.tiny().edit("units.csv", "部门", "𠮷".repeat(100)).faults())
                .isEmpty();
        assertThat(Packs.tiny().edit("units.csv", "部门", "𠮷".repeat(101)).faults())
                .containsExactly("units.value-bad@units.csv:2");
    }

    @Test
    void withoutEnglishTheChineseNameStandsIn() {
        Packs pack = Packs.tiny()
                .edit("pack.yaml", "[zh, en]", "[zh]")
                .edit("pack.yaml", "name_en: Tiny\n", "")
                .edit("units.csv", "Department", "");

        assertThat(pack.read().pack().units().getFirst().nameEn()).isEqualTo("部门");
        assertThat(Packs.tiny().edit("units.csv", "Department", "").faults())
                .containsExactly("units.value-missing@units.csv:2");
    }

    @Test
    void aFileThatNobodyReadsIsAWarningOnly() {
        ReadPack read = Packs.tiny()
                .put("readme.txt", "…")
                .put("calendar/next.csv", "…")
                .read();

        assertThat(read.faults())
                .extracting(Fault::rule, Fault::file, Fault::warning)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pack.file-unknown", "calendar/next.csv", true),
                        org.assertj.core.groups.Tuple.tuple("pack.file-unknown", "readme.txt", true));
        assertThat(read.pack().info().code()).isEqualTo("t");
    }

    @Test
    void faultsDoNotRepeatWhatIsPersonal() {
        ReadPack read = Packs.tiny()
                .edit("postings.csv", "甲,199 0000", "甲 ,199 0000 secret")
                .read();

        assertThat(read.faults()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(read.faults().toString()).doesNotContain("甲", "199", "secret");
    }

    @Test
    void everyFaultSpeaksBothLanguages() {
        ReadPack read = Packs.tiny().edit("units.csv", "cu,so", "cu,sx").read();

        assertThat(read.faults())
                .containsExactly(new Fault(
                        "units.csv",
                        4,
                        "units.parent-unknown",
                        "sx",
                        false,
                        "没有上级单位 sx",
                        "there is no parent unit sx"));
        assertThat(read.faultless()).isFalse();
    }

    private static List<String> savedWithCrLf(Packs pack) {
        String text = pack.text("reasons.csv").replace("\n", "\r\n").replace("因\r\n为", "因\n为");
        return pack.put("reasons.csv", text).faults();
    }
}
