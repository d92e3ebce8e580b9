package org.linli.care.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.IdNumbers;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Registered;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Rotation;

@QuarkusTest
class KeyRotationComponentTest {

    private static final String PHONE = "13800001111";

    @Inject
    Database database;

    @Inject
    Insurances insurances;

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    private Town town;
    private String idNumber;
    private UUID elder;

    @BeforeEach
    void somebodyWithADaughter() {
        town = Town.known(database);
        Map<String, Object> told = Registered.told(town.grid);
        idNumber = IdNumbers.of(LocalDate.parse(told.get("birthDate").toString()), false);
        told.put("idNumber", idNumber);
        elder = UUID.fromString(Registered.in(town.desk(), told));
        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/elders/" + elder))
                .body(List.of(Map.of("name", "王芳", "relation", "女儿", "phone", PHONE)))
                .put("/v1/elders/" + elder + "/contacts")
                .then()
                .statusCode(200);
    }

    @Test
    void peopleAreReadAndFoundByTheirNumberWhileTheKeyIsChangedAndWhenTheOldOneIsGone() throws IOException {
        visited();

        assertThat(new Rotation(database, key, rooms).tried(this::readAndFound))
                .contains(
                        "device.key_sealed",
                        "elder.id_number_sealed",
                        "elder.phone_sealed",
                        "elder_contact.phone_sealed",
                        "visit_act.note_sealed",
                        "visit_part.note_sealed",
                        "visit_picture.content_sealed");
    }

    @Test
    void noColumnIsForgottenWhenTheKeyIsChanged() {
        assertThat(new Rotation(database, key, rooms).untold()).isEmpty();
    }

    private void readAndFound(PeopleKey key) {
        assertThat(new ReadingElderMatter(database, key)
                        .read(elder)
                        .orElseThrow()
                        .contacts()
                        .getFirst()
                        .phone())
                .isEqualTo(PHONE);
        KeepingElder keeping = new KeepingElder(database, key, insurances);
        IdNumber number = IdNumber.read("idNumber", idNumber);
        assertThat(new ElderOnFile(keeping, database, key, insurances).numbered(number, path()))
                .containsExactly(elder);
        assertThat(database.list(
                        "SELECT id FROM elder WHERE id_number_print = ANY (?)",
                        row -> row.getObject("id", UUID.class),
                        (Object) new ElderKeys(database, key).printsOf(elder)))
                .containsExactly(elder);
    }

    private String path() {
        return database.first("SELECT path FROM area WHERE code = ?", row -> row.getString("path"), town.grid)
                .orElseThrow();
    }

    private void visited() throws IOException {
        Kinds.known(database);
        Residents.agrees(database, elder, "photo", true);
        Rounds rounds = new Rounds(database, town);
        String visit = rounds.entered(elder);
        rounds.publish(visit, 600, Crew.one(database, town, "carer")).then().statusCode(200);
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        as(town.carer("carer"))
                .contentType("application/octet-stream")
                .body(picture.toByteArray())
                .post("/v1/visits/" + visit + "/pictures?kind=photo")
                .then()
                .statusCode(201);
        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen"), "note", "精神很好"))
                .then()
                .statusCode(200);
        as(town.carer("carer")).post("/v1/devices").then().statusCode(201);
    }
}
