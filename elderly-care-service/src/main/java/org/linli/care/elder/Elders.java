package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Who is cared for, for other rooms: each sees what {@link ElderRef} holds. */
@ApplicationScoped
public class Elders {

    private static final String SELECT = """
            SELECT id, version, state, birth_date, area_code, area_path, household, living, disabled, discharged_on,
                   longitude, latitude, provider_unit, merged_into
              FROM elder WHERE id = ?""";

    private final Database database;

    Elders(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<ElderRef> find(UUID id) {
        return database.first(SELECT, Elders::read, id);
    }

    /** Nobody else changes them before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ElderRef> lock(UUID id) {
        return database.first(SELECT + " FOR UPDATE", Elders::read, id);
    }

    /** What to answer about somebody who is not there, or whom the caller may not see. */
    public static Problem unknown() {
        return Problem.notFound("person cared for", "该老人");
    }

    private static ElderRef read(ResultSet row) throws SQLException {
        return new ElderRef(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                ElderState.of(row.getString("state")),
                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                row.getString("area_code"),
                row.getString("area_path"),
                row.getObject("household", UUID.class),
                Living.of(row.getString("living")).orElseThrow(),
                row.getBoolean("disabled"),
                row.getObject("discharged_on", LocalDate.class),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                row.getString("provider_unit"),
                row.getObject("merged_into", UUID.class));
    }
}
