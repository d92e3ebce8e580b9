package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvListTest {

    private static final List<String> OPTIONAL = List.of("name", "area");

    @Test
    void columnsStandInAnyOrderAndSomeAreLeftOut() {
        CsvList list = read("area,reference\ng-1,a\n,b\n");

        assertThat(list.faults()).isEmpty();
        assertThat(list.rows())
                .containsExactly(
                        new CsvList.Row(2, Map.of("area", "g-1", "reference", "a")),
                        new CsvList.Row(3, Map.of("area", "", "reference", "b")));
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        CsvList list = read("reference,name\na,x\na,y\n,z\nb\n");

        assertThat(list.faults())
                .extracting(f -> f.rule() + "@" + f.line())
                .containsExactly("people.duplicate@3", "people.value-missing@4", "people.row-width@5");
    }

    @Test
    void aListWithoutItsKeyOrWithAColumnThatNobodyReadsIsRefused() {
        assertThat(read("name\nx\n").faults()).extracting(Fault::rule).containsExactly("people.header");
        assertThat(read("reference,shoe-size\na,42\n").faults())
                .extracting(Fault::value)
                .containsExactly("shoe-size");
        assertThat(read("").faults()).extracting(Fault::rule).containsExactly("people.header");
    }

    private static CsvList read(String text) {
        return CsvList.read("people", text.getBytes(StandardCharsets.UTF_8), "reference", OPTIONAL);
    }
}
