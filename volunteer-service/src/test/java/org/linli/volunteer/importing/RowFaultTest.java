package org.linli.volunteer.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFaultTest {

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "birthYear, birth_year",
        "languages[2], languages",
        "home.latitude, home_latitude",
        "rules[0].rrule, free_time",
        "certificate.number, certificate_number",
        "certificate.validFrom, valid_from",
        "contact.phone, contact_phone"
    })
    void aFieldIsTheColumnItCameFrom(String field, String column) {
        assertThat(RowFault.column(field)).isEqualTo(column);
    }

    @Test
    void theWordsOfARowAreTheSameInAnyOrderOfColumnsAndWithEmptyCells() {
        assertThat(new Cells(java.util.Map.of("name", "张三", "area", "g-1", "phone", "")).words())
                .isEqualTo(new Cells(java.util.Map.of("area", "g-1", "name", "张三")).words());
    }
}
