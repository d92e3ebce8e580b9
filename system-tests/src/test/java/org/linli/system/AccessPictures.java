package org.linli.system;

import java.util.List;
import java.util.Map;

/** A visit of the carer at which they arrived, with a photo that they took with the person's consent. */
final class AccessPictures implements AccessPart {

    private final RunningCity city;
    private final String visit;
    private final String picture;

    AccessPictures(RunningCity city, AccessCare care) {
        this.city = city;
        this.visit = care.published();
        String path = city.care() + "/v1/visits/" + visit;
        city.people()
                .as("desk")
                .body(Map.of("kind", "photo", "given", true))
                .post(city.care() + "/v1/elders/" + care.elder() + "/consents")
                .then()
                .statusCode(201);
        city.people()
                .as("carer")
                .header("If-Match", city.people().as("desk").get(path).header("ETag"))
                .body(Map.of())
                .post(path + "/arrival")
                .then()
                .statusCode(200);
        this.picture = city.people()
                .as("carer")
                .contentType("image/jpeg")
                .body(Pictures.jpeg())
                .post(path + "/pictures?kind=photo")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of("a picture of a visit of the carer", List.of(visit, picture));
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "pictures",
                city.people()
                        .as("desk")
                        .get(city.care() + "/v1/visits/" + visit + "/pictures")
                        .jsonPath()
                        .getList("id"));
    }
}
