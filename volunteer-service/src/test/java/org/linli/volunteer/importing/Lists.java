package org.linli.volunteer.importing;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Town;

/** Lists of a test's own about a town: their references begin with a mark that no other test has. */
final class Lists {

    static final String PEOPLE = "reference,name,phone,area,work_unit,birth_year,skills,free_time,consents,"
            + "certificate_kind,certificate_issuer,certificate_number,valid_from,valid_to\n";

    private final Database database;
    private final Town town;
    final String mark = UUID.randomUUID().toString().substring(0, 8);

    Lists(Database database, Town town) {
        this.database = database;
        this.town = town;
    }

    /** A row of {@link #PEOPLE} of the town's grid, without a certificate. */
    String row(String reference, String name, String phone, String skills, String free, String consents) {
        return String.join(",", ref(reference), name, phone, town.grid, "", "", skills, free, consents) + ",,,,,\n";
    }

    String ref(String of) {
        return mark + "/" + of;
    }

    static Response imported(String list, String csv, String token) {
        return posted(list, csv, token, false);
    }

    static Response checked(String list, String csv, String token) {
        return posted(list, csv, token, true);
    }

    private static Response posted(String list, String csv, String token, boolean check) {
        String path = list.equals("people") ? list : list.substring(0, list.length() - 1);
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .queryParam("check", check)
                .post("/v1/" + path + "-imports");
    }

    /** What the rows became. */
    List<String> entities(String list) {
        return database.list(
                "SELECT entity::text FROM import_row WHERE list = ? AND starts_with(reference, ?)",
                row -> row.getString(1),
                list,
                mark + "/");
    }

    /** What the row became. */
    String idOf(String list, String reference) {
        return database.first(
                        "SELECT entity::text FROM import_row WHERE list = ? AND reference = ?",
                        row -> row.getString(1),
                        list,
                        ref(reference))
                .orElseThrow();
    }
}
