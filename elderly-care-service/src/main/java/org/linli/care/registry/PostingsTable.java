package org.linli.care.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.kit.identity.Posting;
import org.linli.kit.identity.Postings;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** This service's own copy of the postings. Days are days of the city's zone, the last one included. */
@ApplicationScoped
class PostingsTable implements Postings {

    private final Database database;
    private final CityTime.Settings city;

    PostingsTable(Database database, CityTime.Settings city) {
        this.database = database;
        this.city = city;
    }

    @Override
    @Transactional
    public List<Posting> validAt(String subject, Instant moment) {
        LocalDate day = moment.atZone(city.zone()).toLocalDate();
        return database.list(
                """
                SELECT p.role, a.path, p.unit FROM posting p LEFT JOIN area a ON a.code = p.area
                 WHERE p.subject = ? AND NOT p.retired AND p.first_day <= ? AND (p.last_day IS NULL OR p.last_day >= ?)""",
                row -> new Posting(row.getString("role"), row.getString("path"), row.getString("unit")),
                subject,
                day,
                day);
    }
}
