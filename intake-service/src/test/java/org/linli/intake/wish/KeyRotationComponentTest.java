package org.linli.intake.wish;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.testing.Rotation;

@QuarkusTest
class KeyRotationComponentTest extends WishScene {

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    @Test
    void whomAWishIsForIsReadWhileTheKeyIsChangedAndWhenTheOldOneIsGone() {
        String wish = make(maker(), wish()).then().statusCode(201).extract().path("id");

        assertThat(new Rotation(database, key, rooms)
                        .tried(key -> assertThat(new WishContacts(database, key).of(UUID.fromString(wish)))
                                .contains(new WishContacts.Contact(NAME, PHONE, ADDRESS))))
                .containsExactly("wish_contact.address", "wish_contact.name", "wish_contact.phone");
    }

    @Test
    void noColumnIsForgottenWhenTheKeyIsChanged() {
        // Of requests: a hash without a key, of what is kept beside it.
        assertThat(new Rotation(database, key, rooms).untold()).containsExactly("idempotency_key.body_hash");
    }
}
