package org.linli.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Requests of one caller to one service, with everything that is the same in all of them prepared. */
public final class Requests {

    private final String common;

    /** @param token of whoever calls */
    public Requests(URI service, String token) {
        common = "Host: " + service.getAuthority() + "\r\nAccept: application/json\r\nAuthorization: Bearer " + token
                + "\r\n";
    }

    /** @param headers beside the usual ones */
    public byte[] post(String path, Map<String, String> headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(common.length() + 300)
                .append("POST ")
                .append(path)
                .append(" HTTP/1.1\r\n")
                .append(common)
                .append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** Without a caller. */
    public static byte[] get(URI service, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A key nobody used; cheaper than a secure one, of which thousands a second would cost noticeably. */
    public static Map<String, String> newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Map.of("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
    }
}
