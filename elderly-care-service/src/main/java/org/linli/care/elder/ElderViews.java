package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** The register to read; what is sealed is opened one by one, and each opening is on record. */
@ApplicationScoped
class ElderViews {

    /** What to look for; null means any. An area stands for everything below it too. @param ageFrom whole years */
    record Query(
            @Nullable String area,
            @Nullable String state,
            @Nullable String living,
            @Nullable Integer ageFrom,
            @Nullable String name,
            int limit,
            @Nullable String cursor) {}

    /** @param idNumber in full */
    @Schema(name = "ElderIdentity")
    public record Identity(String idNumber) {}

    private static final int OLDEST = 130;

    private final Elders elders;
    private final Areas areas;
    private final Database database;
    private final PeopleKey key;
    private final ElderChronicle chronicle;

    ElderViews(Elders elders, Areas areas, Database database, PeopleKey key, ElderChronicle chronicle) {
        this.elders = elders;
        this.areas = areas;
        this.database = database;
        this.key = key;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, also for who may not see them */
    @Transactional
    ElderView one(UUID id, Actor actor) {
        ElderRef elder = ElderRight.readable(elders.find(id), actor);
        boolean desk = actor.mayIn(ElderTable.DESK, elder.areaPath());
        boolean near = desk || actor.mayIn(ElderTable.GRID_WORKER, elder.areaPath());
        return database.first("SELECT * FROM elder WHERE id = ?", row -> view(row, desk, near ? insured(id) : null), id)
                .orElseThrow(Elders::unknown);
    }

    /** @throws Problem not-allowed without a posting; invalid-input */
    @Transactional
    Page<ElderView.Row> page(Query query, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ElderRight.readers()).restrict("e.area_path", where, arguments);
        where.add("e.state <> 'erased'");
        if (query.area() != null) {
            AreaScope.within("e.area_path", areas.pathOf(query.area(), "area"), where, arguments);
        }
        narrow(query, where, arguments);
        if (query.cursor() != null) {
            where.add("e.id::text > ?");
            arguments.add(Cursor.parse(query.cursor(), 1).text(0));
        }
        int size = Page.limit(query.limit());
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT e.* FROM elder e WHERE " + String.join(" AND ", where) + " ORDER BY e.id::text LIMIT ?",
                        ElderViews::row,
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.id()));
    }

    /** The ID number in full; the desk of the area. On record. @throws Problem not-found, not-allowed */
    @Transactional
    Identity identity(UUID id, Actor actor) {
        String role = ElderRight.writer(elders.find(id), actor, ElderTable.DESK);
        String number = idNumber(id).orElseThrow(() -> Problem.notFound("ID number", "身份号码"));
        chronicle.record(id, actor, role, "read-identity", Map.of());
        return new Identity(number);
    }

    /** Opened; the caller audits. */
    @Transactional
    Optional<String> idNumber(UUID id) {
        return database.first(
                "SELECT id_number_sealed FROM elder WHERE id = ? AND id_number_sealed IS NOT NULL",
                row -> key.open(ReadingElderMatter.idNumberRow(id), row.getBytes("id_number_sealed")),
                id);
    }

    private void narrow(Query query, List<String> where, List<Object> arguments) {
        if (query.state() != null) {
            where.add("e.state = ?");
            arguments.add(Asked.code("state", query.state()));
        }
        if (query.living() != null) {
            where.add("e.living = ?");
            arguments.add(Living.of(query.living())
                    .orElseThrow(() -> Problem.invalid("living", "one-of", "没有此情形", "no such way of living"))
                    .wire());
        }
        if (query.ageFrom() != null) {
            if (query.ageFrom() < 0 || query.ageFrom() > OLDEST) {
                throw Problem.invalid("ageFrom", "range", "须为 0 至 130", "must be 0 to 130");
            }
            where.add("e.birth_date <= ?");
            arguments.add(chronicle.today().minusYears(query.ageFrom()));
        }
        String name = Asked.note("name", query.name(), 50);
        if (name != null) {
            where.add("starts_with(e.name, ?)");
            arguments.add(name);
        }
    }

    private List<ElderBody.InsuranceBody> insured(UUID id) {
        return Insurances.of(database, id).stream().map(Insurance::told).toList();
    }

    /** @param insured null for who is not near: neither phone nor insurances are shown then */
    private static ElderView view(ResultSet row, boolean desk, @Nullable List<ElderBody.InsuranceBody> insured)
            throws SQLException {
        return new ElderView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("state"),
                row.getString("name"),
                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                row.getString("sex"),
                row.getString("area_code"),
                row.getString("address"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                desk ? row.getString("id_number_masked") : null,
                insured == null ? null : row.getString("phone_masked"),
                row.getString("living"),
                row.getObject("household", UUID.class),
                row.getBoolean("disabled"),
                row.getString("provider_unit"),
                row.getObject("discharged_on", LocalDate.class),
                List.of((String[]) row.getArray("dialects").getArray()),
                row.getString("at_the_door"),
                insured,
                row.getString("away_reason"),
                row.getObject("away_until", LocalDate.class),
                row.getObject("merged_into", UUID.class));
    }

    private static ElderView.Row row(ResultSet row) throws SQLException {
        return new ElderView.Row(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("name"),
                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                row.getString("area_code"),
                row.getString("living"),
                row.getBoolean("disabled"),
                row.getString("provider_unit"));
    }
}
