package org.linli.care.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.kit.sql.Database;

/** Which days are worked in the city, as far as it is published. */
@ApplicationScoped
public class Calendars {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    Calendars(Database database) {
        this.database = database;
    }

    /** The published calendars of some years, as they stand now. */
    public static final class Published {

        private final Map<Integer, Map<String, String>> years;

        public Published(Map<Integer, Map<String, String>> years) {
            this.years = Map.copyOf(years);
        }

        /** Whether the day is a published holiday, which an ordinary weekend is not; empty when nobody has published its year. */
        public Optional<Boolean> holiday(LocalDate day) {
            Map<String, String> marked = years.get(day.getYear());
            return marked == null ? Optional.empty() : Optional.of("holiday".equals(marked.get(day.toString())));
        }

        /** Whether the day is worked; empty when nobody has published its year. */
        public Optional<Boolean> workday(LocalDate day) {
            Map<String, String> marked = years.get(day.getYear());
            if (marked == null) {
                return Optional.empty();
            }
            String kind = marked.get(day.toString());
            boolean ordinary = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
            return Optional.of(kind == null ? ordinary : "workday".equals(kind));
        }
    }

    @Transactional
    public Published published() {
        Map<Integer, Map<String, String>> years = new HashMap<>();
        database.list("SELECT year, days FROM calendar_year WHERE NOT retired", row -> {
            years.put(row.getInt("year"), read(row.getString("days")));
            return 1;
        });
        return new Published(years);
    }

    private static Map<String, String> read(String days) {
        try {
            return JSON.readValue(days, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("calendar_year.days holds no JSON object", broken);
        }
    }
}
