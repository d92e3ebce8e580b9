package org.linli.care.elder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** Writes what is told of somebody, sealed where it tells who they are. */
@ApplicationScoped
class KeepingElder implements KeptSealed {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Database database;
    private final PeopleKey key;
    private final Insurances insurances;

    KeepingElder(Database database, PeopleKey key, Insurances insurances) {
        this.database = database;
        this.key = key;
        this.insurances = insurances;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(
                SealedColumn.of("elder", "id_number_sealed", "'elder/' || id || '/id-number'")
                        .found("id_number_print", ElderKeys.ID_NUMBER, UnaryOperator.identity()),
                SealedColumn.of("elder", "phone_sealed", "'elder/' || id || '/phone'"),
                SealedColumn.of("elder_contact", "phone_sealed", "'elder/' || elder || '/contact/' || place"));
    }

    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("elder", "registration_print"));
    }

    Fingerprint print(IdNumber number) {
        return key.fingerprint(ElderKeys.ID_NUMBER, number.characters());
    }

    /** The same for the same request. */
    Fingerprint print(ElderBody body) {
        try {
            return key.fingerprint("elder-registration", JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a body that was read can be written");
        }
    }

    /** An ID number, a phone or insurances that are not told stay as they were. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(UUID id, ReadingElder.Told told) {
        database.update(
                """
                UPDATE elder SET version = version + 1, name = ?, birth_date = ?, sex = ?, area_code = ?, area_path = ?,
                       address = ?, longitude = ?::float8, latitude = ?::float8, living = ?, household = ?::uuid,
                       disabled = ?, provider_unit = ?, discharged_on = ?::date, dialects = ?, at_the_door = ?
                 WHERE id = ?""",
                told.name(),
                told.birthDate(),
                told.sex(),
                told.area(),
                told.areaPath(),
                told.address(),
                told.longitude(),
                told.latitude(),
                told.living().wire(),
                told.household(),
                told.disabled(),
                told.provider(),
                told.dischargedOn(),
                told.dialects(),
                told.atTheDoor(),
                id);
        seal(id, told.idNumber(), told.phone());
        if (told.insurances() != null) {
            insurances.replace(id, told.insurances());
        }
    }

    private void seal(UUID id, @Nullable IdNumber number, @Nullable Phone phone) {
        if (number != null) {
            database.update(
                    "UPDATE elder SET id_number_sealed = ?, id_number_print = ?, id_number_masked = ? WHERE id = ?",
                    key.seal(ReadingElderMatter.idNumberRow(id), number.characters()),
                    print(number).written(),
                    number.masked(),
                    id);
        }
        if (phone != null) {
            database.update(
                    "UPDATE elder SET phone_sealed = ?, phone_masked = ?, phone_merged_from = NULL WHERE id = ?",
                    key.seal(ReadingElderMatter.phoneRow(id), phone.digits()),
                    phone.masked(),
                    id);
        }
    }
}
