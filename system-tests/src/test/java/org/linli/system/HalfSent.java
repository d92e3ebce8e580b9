package org.linli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A request of which the service has the beginning only: a phone in a tunnel. */
final class HalfSent implements AutoCloseable {

    private final Socket socket;
    private final byte[] rest;

    private HalfSent(Socket socket, byte[] rest) {
        this.socket = socket;
        this.rest = rest;
    }

    /** Sends the head of a POST and half of its body. */
    static HalfSent post(String url, String token, Map<String, ?> body) throws IOException {
        URI to = URI.create(url);
        byte[] all = json(body);
        String head = "POST " + to.getPath() + " HTTP/1.1\r\nHost: " + to.getAuthority()
                + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Length: " + all.length + "\r\n\r\n";
        Socket socket = new Socket(to.getHost(), to.getPort());
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(all, 0, all.length / 2);
        out.flush();
        return new HalfSent(socket, java.util.Arrays.copyOfRange(all, all.length / 2, all.length));
    }

    /** Sends the rest. @return the status line of the answer */
    String finish() throws IOException {
        socket.getOutputStream().write(rest);
        socket.getOutputStream().flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] json(Map<String, ?> body) {
        try {
            return new ObjectMapper().writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
