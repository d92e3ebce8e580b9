package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** Finds whom a row of a list is about, and what is known of them. */
@ApplicationScoped
class ElderOnFile {

    /** @param body as it would have been told, without what is sealed */
    private record Kept(ElderBody body, byte @Nullable [] print, byte @Nullable [] phone) {}

    private final KeepingElder keeping;
    private final Database database;
    private final PeopleKey key;
    private final Insurances insurances;

    ElderOnFile(KeepingElder keeping, Database database, PeopleKey key, Insurances insurances) {
        this.keeping = keeping;
        this.database = database;
        this.key = key;
        this.insurances = insurances;
    }

    Fingerprint print(IdNumber number) {
        return keeping.print(number);
    }

    /** With this ID number, in an area or below it. */
    @Transactional
    List<UUID> numbered(IdNumber number, String areaPath) {
        return database.list(
                """
                SELECT id FROM elder
                 WHERE id_number_print = ANY (?) AND starts_with(area_path || '.', ?) AND state IN ('registered', 'away', 'left')
                 ORDER BY id""",
                row -> row.getObject("id", UUID.class),
                keeping.print(number).any(),
                areaPath + ".");
    }

    /** Of this name and birth date in a grid, unless they have another ID number. */
    @Transactional
    List<UUID> named(String name, LocalDate born, String grid, @Nullable IdNumber number) {
        return database.list(
                """
                SELECT id FROM elder
                 WHERE name = ? AND birth_date = ? AND area_code = ? AND state IN ('registered', 'away', 'left')
                   AND (?::bytea[] IS NULL OR id_number_print IS NULL OR id_number_print = ANY (?::bytea[]))
                 ORDER BY id""",
                row -> row.getObject("id", UUID.class),
                name,
                born,
                grid,
                number == null ? null : keeping.print(number).any(),
                number == null ? null : keeping.print(number).any());
    }

    /** What a list says of somebody, and where it says nothing what is known of them. */
    @Transactional
    ElderBody over(UUID elder, ElderBody told) {
        ElderBody kept = kept(elder).orElseThrow(Elders::unknown).body();
        return new ElderBody(
                or(told.name(), kept.name()),
                or(told.birthDate(), kept.birthDate()),
                or(told.sex(), kept.sex()),
                or(told.area(), kept.area()),
                or(told.address(), kept.address()),
                or(told.place(), kept.place()),
                told.idNumber(),
                told.phone(),
                or(told.living(), kept.living()),
                or(told.household(), kept.household()),
                or(told.disabled(), kept.disabled()),
                or(told.provider(), kept.provider()),
                or(told.dischargedOn(), kept.dischargedOn()),
                or(told.dialects(), kept.dialects()),
                or(told.atTheDoor(), kept.atTheDoor()),
                told.insurances(),
                null,
                null);
    }

    /** Whether all of it is known already. */
    @Transactional
    boolean says(UUID elder, ReadingElder.Told told) {
        Kept kept = kept(elder).orElseThrow(Elders::unknown);
        return kept.body().equals(body(told))
                && (told.idNumber() == null || keeping.print(told.idNumber()).is(kept.print()))
                && (told.phone() == null || told.phone().digits().equals(phone(elder, kept)))
                && (told.insurances() == null
                        || Set.copyOf(told.insurances()).equals(Set.copyOf(insurances.of(elder))));
    }

    private @Nullable String phone(UUID elder, Kept kept) {
        return kept.phone() == null ? null : key.open(ReadingElderMatter.phoneRow(elder), kept.phone());
    }

    private Optional<Kept> kept(UUID elder) {
        return database.first(
                "SELECT * FROM elder WHERE id = ?",
                row -> {
                    Double longitude = row.getObject("longitude", Double.class);
                    Double latitude = row.getObject("latitude", Double.class);
                    return new Kept(
                            new ElderBody(
                                    row.getString("name"),
                                    row.getObject("birth_date", LocalDate.class),
                                    row.getString("sex"),
                                    row.getString("area_code"),
                                    row.getString("address"),
                                    longitude == null ? null : new ElderBody.PlaceBody(longitude, latitude),
                                    null,
                                    null,
                                    row.getString("living"),
                                    row.getObject("household", UUID.class),
                                    row.getBoolean("disabled"),
                                    row.getString("provider_unit"),
                                    row.getObject("discharged_on", LocalDate.class),
                                    List.of((String[]) row.getArray("dialects").getArray()),
                                    row.getString("at_the_door"),
                                    null,
                                    null,
                                    null),
                            row.getBytes("id_number_print"),
                            row.getBytes("phone_sealed"));
                },
                elder);
    }

    private static ElderBody body(ReadingElder.Told told) {
        return new ElderBody(
                told.name(),
                told.birthDate(),
                told.sex(),
                told.area(),
                told.address(),
                told.longitude() == null ? null : new ElderBody.PlaceBody(told.longitude(), told.latitude()),
                null,
                null,
                told.living().wire(),
                told.household(),
                told.disabled(),
                told.provider(),
                told.dischargedOn(),
                told.dialects(),
                told.atTheDoor(),
                null,
                null,
                null);
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T kept) {
        return told == null ? kept : told;
    }
}
