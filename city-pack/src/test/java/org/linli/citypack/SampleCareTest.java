package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The sample city's lists for the care of the elderly. */
class SampleCareTest {

    /** Ages are told of this day. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static final String OLD_QUARTER = "ah-bq-01-01";
    private static final Path ANHE = Path.of("../cities/anhe");

    private final List<Map<String, String>> elders = list("elders");
    private final Map<String, Map<String, String>> byReference =
            elders.stream().collect(Collectors.toMap(row -> row.get("reference"), row -> row));

    @Test
    void thePeopleAreAsManyAsACityOfThisSizeHas() {
        assertThat(elders).hasSize(4_500).allMatch(row -> age(row) >= 60 && age(row) < 105);
        assertThat(elders)
                .filteredOn(row -> row.get("area").startsWith(OLD_QUARTER + "-") && age(row) >= 80)
                .hasSize(500);
        assertThat(elders).filteredOn(row -> row.get("living").equals("alone")).hasSize(300);
        assertThat(elders).allMatch(row -> row.get("consent").equals("true"));
    }

    @Test
    void everybodyLivesWhereTheirGridIsAndIsOnePerson() throws IOException {
        CityPack city = city();
        GeometryFactory geometry = new GeometryFactory();
        Set<String> people = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (Map<String, String> row : elders) {
            assertThat(city.grids()
                            .get(row.get("area"))
                            .contains(geometry.createPoint(new Coordinate(
                                    Double.parseDouble(row.get("longitude")),
                                    Double.parseDouble(row.get("latitude"))))))
                    .as(row.get("reference"))
                    .isTrue();
            String community = row.get("area").substring(0, OLD_QUARTER.length());
            assertThat(people.add(row.get("name") + row.get("birth_date") + community))
                    .as(row.get("reference"))
                    .isTrue();
            assertThat(row.get("id_number").isEmpty() || isOwnNumber(row) && numbers.add(row.get("id_number")))
                    .as(row.get("reference"))
                    .isTrue();
        }
        assertThat(elders).extracting(row -> row.get("phone")).allMatch(phone -> phone.matches("(1300002\\d{4})?"));
    }

    @Test
    void whoeverLivesAloneOrIsInTheContractHasSomebodyToCall() {
        Set<String> families =
                list("contacts").stream().map(row -> row.get("elder")).collect(Collectors.toSet());
        Set<String> visited = elders.stream()
                .filter(row -> row.get("home_visits").equals("true"))
                .map(row -> row.get("reference"))
                .collect(Collectors.toSet());

        assertThat(families).isEqualTo(visited);
        assertThat(visited).containsAll(enrolled());
        assertThat(visited)
                .containsAll(elders.stream()
                        .filter(row -> row.get("living").equals("alone"))
                        .map(row -> row.get("reference"))
                        .toList());
        assertThat(list("contacts"))
                .extracting(row -> row.get("phone"))
                .doesNotHaveDuplicates()
                .allMatch(phone -> phone.matches("1300003\\d{4}"));
    }

    @Test
    void theContractIsFor150PeopleAnd3600VisitsAndEachHasAPlanPaidFromIt() throws IOException {
        Set<String> kinds = city().visitKinds().stream().map(VisitKind::code).collect(Collectors.toSet());

        assertThat(list("packages")).singleElement().satisfies(row -> {
            assertThat(row.get("lines")).isEqualTo("home-help 3600");
            assertThat(row.get("area")).isEqualTo(OLD_QUARTER);
        });
        assertThat(enrolled())
                .hasSize(150)
                .allMatch(reference -> byReference.get(reference).get("area").startsWith(OLD_QUARTER + "-"));
        assertThat(list("enrolments").stream()
                        .mapToInt(row -> Integer.parseInt(row.get("visits")))
                        .sum())
                .isEqualTo(3_600);
        assertThat(list("items")).extracting(row -> row.get("kind")).isSubsetOf(kinds);
        assertThat(list("items").stream()
                        .filter(row -> row.get("package").equals("p1"))
                        .map(row -> row.get("elder"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(enrolled());
    }

    @Test
    void everyCarerIsPostedAtTheUnitTheyWorkForAndKnowsWhatTheCityCallsSkills() throws IOException {
        CityPack city = city();
        Set<String> skills = city.skills().stream().map(NamedCode::code).collect(Collectors.toSet());
        Map<String, String> posted = new HashMap<>();
        city.postings().stream()
                .filter(each -> each.role().equals("carer"))
                .forEach(each -> posted.put(each.subject(), each.name() + " " + each.unit()));

        assertThat(list("carers")).hasSize(80).allSatisfy(row -> {
            assertThat(posted).containsEntry(row.get("subject"), row.get("name") + " " + row.get("unit"));
            assertThat(List.of(row.get("skills").split(";"))).isSubsetOf(skills);
        });
        assertThat(list("carers"))
                .filteredOn(row -> row.get("area").equals(OLD_QUARTER))
                .hasSizeGreaterThan(30);
    }

    private static List<String> enrolled() {
        return list("enrolments").stream().map(row -> row.get("elder")).toList();
    }

    private static int age(Map<String, String> row) {
        return LocalDate.parse(row.get("birth_date")).until(DAY).getYears();
    }

    /** A number of a province that does not exist, with the birth date, the sex and the check character of a real one. */
    private static boolean isOwnNumber(Map<String, String> row) {
        String number = row.get("id_number");
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(number.charAt(i), 10);
        }
        boolean male = Character.digit(number.charAt(16), 10) % 2 == 1;
        return number.startsWith("99")
                && number.substring(6, 14).equals(row.get("birth_date").replace("-", ""))
                && row.get("sex").equals(male ? "male" : "female")
                && "10X98765432".charAt(sum % 11) == number.charAt(17);
    }

    private static CityPack city() throws IOException {
        return CityPack.read(PackFolder.read(ANHE)).pack();
    }

    private static List<Map<String, String>> list(String name) {
        CSVFormat headed = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser =
                CSVParser.parse(ANHE.resolve(PackFolder.CARE).resolve(name + ".csv"), StandardCharsets.UTF_8, headed)) {
            List<Map<String, String>> rows = new ArrayList<>();
            parser.forEach(each -> rows.add(each.toMap()));
            return rows;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
