package org.linli.dispatch.answerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DatumTest {

    // Tian'anmen, as the three datums give it on public maps.
    private static final double WGS_LON = 116.39123;
    private static final double WGS_LAT = 39.90731;
    private static final double GCJ_LON = 116.397471;
    private static final double GCJ_LAT = 39.908713;
    private static final double BD_LON = 116.403847;
    private static final double BD_LAT = 39.915046;
    private static final double FEW_METRES = 0.00006;

    @Test
    void knownPlacesComeOutWhereTheyAre() {
        Datum.Position fromGcj = Datum.GCJ02.toWgs84(GCJ_LON, GCJ_LAT);
        Datum.Position fromBd = Datum.BD09.toWgs84(BD_LON, BD_LAT);

        assertThat(fromGcj.longitude()).isCloseTo(WGS_LON, within(FEW_METRES));
        assertThat(fromGcj.latitude()).isCloseTo(WGS_LAT, within(FEW_METRES));
        assertThat(fromBd.longitude()).isCloseTo(WGS_LON, within(FEW_METRES));
        assertThat(fromBd.latitude()).isCloseTo(WGS_LAT, within(FEW_METRES));
    }

    @Test
    void theInverseMeetsTheShiftWithinAMillimetre() {
        Random random = new Random(20261122);
        for (int i = 0; i < 1_000; i++) {
            double longitude = 75 + random.nextDouble() * 60;
            double latitude = 4 + random.nextDouble() * 49;
            Datum.Position shifted = Datum.toGcj(longitude, latitude);

            Datum.Position back = Datum.GCJ02.toWgs84(shifted.longitude(), shifted.latitude());

            assertThat(back.longitude()).isCloseTo(longitude, within(1e-8));
            assertThat(back.latitude()).isCloseTo(latitude, within(1e-8));
        }
    }

    @Test
    void nothingIsShiftedFarFromChina() {
        assertThat(Datum.GCJ02.toWgs84(2.3522, 48.8566)).isEqualTo(new Datum.Position(2.3522, 48.8566));
    }

    @Test
    void namesAreReadAsPeopleWriteThem() {
        assertThat(Datum.of(null)).hasValue(Datum.WGS84);
        assertThat(Datum.of("gcj-02")).hasValue(Datum.GCJ02);
        assertThat(Datum.of("BD09")).hasValue(Datum.BD09);
        assertThat(Datum.of("mars")).isEmpty();
    }
}
