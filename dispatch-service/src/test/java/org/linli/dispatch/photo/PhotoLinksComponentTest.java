package org.linli.dispatch.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;

@QuarkusTest
class PhotoLinksComponentTest {

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void whoUploadedAPictureGetsALinkOnlyWhileAPostingHolds() {
        String photo = line.photo(Person.HANDLER_TOO).get("photoId");
        assertThat(asking(Person.HANDLER_TOO, photo)).isEqualTo(200);
        assertThat(asking(Person.NOBODY, photo)).isEqualTo(404);

        // The roles of the token are those it was uploaded with; the posting is gone.
        Database.all("UPDATE photo SET uploaded_by = '" + Person.NOBODY.subject() + "' WHERE id = '" + photo + "'");

        assertThat(asking(Person.NOBODY, photo)).isEqualTo(404);
    }

    @Test
    void eachLinkThatIsGivenIsOnRecordAndNoneThatIsRefused() {
        String photo = line.photo(Person.HANDLER_TOO).get("photoId");

        asking(Person.HANDLER_TOO, photo);
        asking(Person.SUPPORTER, photo);

        assertThat(Database.all("SELECT actor || ' ' || role FROM audit_entry WHERE action = 'open-photo'"
                        + " AND entity = 'photo' AND entity_id = '" + photo + "'"))
                .containsExactly(Person.HANDLER_TOO.subject() + " unit-handler");
    }

    private static int asking(Person person, String photo) {
        return Line.as(person).post("/v1/photos/" + photo + "/links").statusCode();
    }
}
