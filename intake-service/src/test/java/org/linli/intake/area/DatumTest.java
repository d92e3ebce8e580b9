package org.linli.intake.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DatumTest {

    private static final double CENTIMETRE = 1e-7;

    @Test
    void wgs84ComesBackToTheLastBit() {
        Point point = new Point(117.31, 31.86);

        assertThat(Datum.WGS84.toWgs84(point)).isEqualTo(point);
    }

    @Test
    void aKnownPlaceOfBeijingIsShiftedAsPublished() {
        // Tiananmen: 116.391265, 39.907359 in WGS84 is 116.397506, 39.908763 in GCJ-02 and about 116.40391, 39.91510 in
        // BD-09 (published conversion tables).
        Point gcj = Datum.Shift.toGcj02(new Point(116.391265, 39.907359));

        assertThat(gcj.longitude()).isCloseTo(116.397506, within(5e-6));
        assertThat(gcj.latitude()).isCloseTo(39.908763, within(5e-6));
        Point baidu = Datum.Shift.toBd09(gcj);
        assertThat(baidu.longitude()).isCloseTo(116.40391, within(1e-4));
        assertThat(baidu.latitude()).isCloseTo(39.91510, within(1e-4));
    }

    @Test
    void everyShiftIsUndoneToACentimetreEverywhereInChina() {
        for (double longitude = 74; longitude <= 134; longitude += 1.37) {
            for (double latitude = 4; latitude <= 53; latitude += 1.13) {
                Point there = new Point(longitude, latitude);
                Point gcj = Datum.Shift.toGcj02(there);
                close(Datum.GCJ02.toWgs84(gcj), there);
                close(Datum.BD09.toWgs84(Datum.Shift.toBd09(gcj)), there);
            }
        }
    }

    @Test
    void outsideChinaGcj02IsWgs84() {
        Point london = new Point(-0.1276, 51.5072);

        assertThat(Datum.GCJ02.toWgs84(london)).isEqualTo(london);
    }

    private static void close(Point one, Point other) {
        assertThat(one.longitude()).isCloseTo(other.longitude(), within(CENTIMETRE));
        assertThat(one.latitude()).isCloseTo(other.latitude(), within(CENTIMETRE));
    }
}
