package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Rotation;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class KeyRotationComponentTest {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    @Inject
    Database database;

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    @Test
    void phonesAndCertificatesAreReadAndFoundWhileTheKeyIsChangedAndWhenTheOldOneIsGone() {
        Town town = Town.known(database);
        Folk folk = new Folk(town);
        String phone = Folk.mobile();
        UUID one = registered(town, folk.told("张三", phone), "one");
        UUID twin = registered(town, folk.told("李四", phone), "twin");
        String number = "HZ-" + UUID.randomUUID().toString().substring(0, 18);
        as(town.volunteer("one"))
                .body(Map.of("kind", "first-aid", "issuer", "市红十字会", "number", number, "validFrom", FROM.toString()))
                .post("/v1/people/" + one + "/certificates")
                .then()
                .statusCode(201);

        assertThat(new Rotation(database, key, rooms).tried(key -> {
                    Profiles profiles = new Profiles(database, key);
                    assertThat(profiles.phone(one)).contains(new Phone(phone));
                    assertThat(profiles.withThePhoneOf(one))
                            .extracting(Person::id)
                            .containsExactly(twin);
                    assertThat(entersAgain(key, twin, number)).isFalse();
                }))
                .contains("certificate.number_sealed", "person_phone.sealed");
    }

    @Test
    void noColumnIsForgottenWhenTheKeyIsChanged() {
        // A hash without a key, of what stands in the offer for everybody to read.
        assertThat(new Rotation(database, key, rooms).untold()).containsExactly("offer.body_hash");
    }

    /** The same paper of somebody else. */
    private boolean entersAgain(PeopleKey key, UUID person, String number) {
        Certificate another = new Certificate(
                UUID.randomUUID(),
                1,
                person,
                "first-aid",
                "市红十字会",
                Certificates.end(number),
                FROM,
                null,
                CertificateState.CLAIMED,
                "desk",
                Instant.now(),
                null,
                null,
                null);
        return new Certificates(database, key).insert(another, number.toLowerCase(Locale.ROOT));
    }

    private static UUID registered(Town town, Map<String, Object> told, String who) {
        return UUID.fromString(as(town.volunteer(who))
                .body(told)
                .post("/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
