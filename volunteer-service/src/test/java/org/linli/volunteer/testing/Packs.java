package org.linli.volunteer.testing;

import static org.linli.volunteer.testing.Folk.as;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.citypack.PackFolder;

/** The sample city's pack with other lists for volunteers, as an administrator loads it. */
public final class Packs {

    /** Kinds of visits go too: they ask for skills of the city's list. */
    private static final List<String> LISTS = List.of(
            "skills.csv",
            "need_kinds.csv",
            "certificate_kinds.csv",
            "earning_rules.csv",
            "visit_kinds.csv",
            "visit_tasks.csv");

    private final Map<String, String> files = new TreeMap<>();

    private Packs() {}

    /** The sample city with none of the lists. */
    public static Packs withoutLists() {
        Packs pack = new Packs();
        try {
            PackFolder.read(Path.of("../cities/anhe"))
                    .forEach((name, content) -> pack.files.put(name, new String(content, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        LISTS.forEach(pack.files::remove);
        return pack;
    }

    public Packs put(String file, String text) {
        files.put(file, text);
        return this;
    }

    public Response check() {
        return as(Town.administrator())
                .header("Accept-Language", "en")
                .body(Map.of("files", files))
                .post("/v1/city-packs");
    }

    /** @return false: it is the present one already */
    public boolean apply() {
        Response checked = check();
        checked.then().statusCode(200);
        int latest = checked.path("latestRevision");
        Integer present = checked.path("appliedAsRevision");
        if (present != null && present == latest) {
            return false;
        }
        apply(checked.path("digest"), latest + 1).then().statusCode(200);
        return true;
    }

    public static Response apply(String digest, int revision) {
        return as(Town.administrator())
                .body(Map.of("revision", revision))
                .post("/v1/city-packs/" + digest + "/application");
    }
}
