package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.citypack.Packs.collection;
import static org.linli.citypack.Packs.line;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreetsTest {

    @Test
    void aStreetMayRunOnTheOutline() {
        assertThat(withLines(line("st-1", "0 0,20 0,20 10"))).isEmpty();
    }

    @Test
    void aPositionOutsideTheCityIsAFault() {
        assertThat(withLines(line("st-1", "0 0,21 0"))).containsExactly("streets.outside@streets.geojson:2");
    }

    @Test
    void aLineWithoutRowIsAFault() {
        assertThat(withLines(line("st-1", "0 0,20 0"), line("st-2", "0 0,20 0")))
                .containsExactly("streets.code-unknown@streets.geojson:3");
    }

    @Test
    void aRowWithoutLineIsAFault() {
        assertThat(withLines()).containsExactly("streets.line-missing@streets.csv:2");
    }

    @Test
    void aLineOfOnePlaceIsAFault() {
        assertThat(withLines(line("st-1", "5 5,5 5"))).containsExactly("streets.geometry@streets.geojson:2");
    }

    @Test
    void anOwnerThatDoesNotExistIsAFault() {
        assertThat(Packs.tiny().edit("streets.csv", "so,p-so", "sx,p-so").faults())
                .containsExactly("streets.owner-unknown@streets.csv:2");
        assertThat(Packs.tiny().edit("streets.csv", "so,p-so", "so,p-sx").faults())
                .containsExactly("streets.owner-unknown@streets.csv:2");
    }

    private static List<String> withLines(String... lines) {
        return Packs.tiny().put("streets.geojson", collection(lines)).faults();
    }
}
