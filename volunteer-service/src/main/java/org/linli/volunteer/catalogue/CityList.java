package org.linli.volunteer.catalogue;

/** The city's lists of codes for volunteers. */
public enum CityList {
    SKILLS("skill", "城市技能清单中没有", "is not in the city's list of skills"),
    NEED_KINDS("need-kind", "城市需求类别清单中没有", "is not in the city's list of kinds of needs"),
    CERTIFICATE_KINDS("certificate-kind", "城市证书种类清单中没有", "is not in the city's list of kinds of certificates");

    private final String wire;
    private final String zh;
    private final String en;

    CityList(String wire, String zh, String en) {
        this.wire = wire;
        this.zh = zh;
        this.en = en;
    }

    String wire() {
        return wire;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
