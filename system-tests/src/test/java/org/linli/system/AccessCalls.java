package org.linli.system;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes the calls of the access list. Bodies are right in form but would change nothing: the version given is one that
 * nothing ever has, or the content is refused. Whoever gets as far as that was let through.
 */
final class AccessCalls {

    private static final String STALE = "\"999999\"";

    private final RunningCity city;
    private final AccessParts parts;

    AccessCalls(RunningCity city, AccessParts parts) {
        this.city = city;
        this.parts = parts;
    }

    /** @param as the caller's request, without anything that belongs to this call */
    Response make(AccessList.Line line, RequestSpecification as) {
        String url = city.platform().service(line.service()).url() + address(line);
        if (line.method().equals("GET")) {
            return as.get(url);
        }
        if (line.path().equals("/v1/photos")) {
            return as.contentType("image/jpeg").body(new byte[] {'n', 'o'}).post(url);
        }
        if (line.on().equals("an empty list")) {
            return as.contentType("text/csv")
                    .body("reference\n".getBytes(StandardCharsets.UTF_8))
                    .post(url);
        }
        Object body = parts.body(line);
        if (body != null) {
            as.body(body);
        }
        return as.header("If-Match", STALE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .request(line.method(), url);
    }

    private String address(AccessList.Line line) {
        if (line.path().equals("/v1/photos/{id}")) {
            String link = parts.mainLine().link(line.service());
            return line.on().equals("a link")
                    ? link
                    : link.replaceFirst("/photos/[^?]+", "/photos/" + UUID.randomUUID());
        }
        return parts.path(line) + (line.method().equals("GET") ? parts.query(line) : "");
    }
}
