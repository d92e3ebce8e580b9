package org.linli.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept: a request, then its answer. Much cheaper than a full client, because on a small
 * machine the load generator takes its processor time from what it measures.
 */
public final class KeepAlive implements AutoCloseable {

    private static final int CONNECT_MS = 2_000;
    private static final int PATIENCE_MS = 60_000;
    private static final int BUFFER = 8_192;

    private final Socket socket;
    private final InputStream in;
    private boolean ended;

    /** @param service {@code http://host:port}; services of this machine listen on the loopback address of IPv4 */
    public KeepAlive(URI service) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address(service), CONNECT_MS);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private static InetSocketAddress address(URI service) {
        String host = service.getHost().equals("localhost") ? "127.0.0.1" : service.getHost();
        return new InetSocketAddress(host, service.getPort());
    }

    /** Sends a request and waits for the whole of its answer. */
    public Reply exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String first = line();
        if (first.length() < 12 || !first.startsWith("HTTP/1.")) {
            throw new IOException("not an answer: " + first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        int length = status == 204 || status == 304 ? 0 : -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            } else if (lower.startsWith("connection:") && lower.endsWith("close")) {
                ended = true;
            }
        }
        return new Reply(status, chunked ? chunks() : bytes(Math.max(0, length)));
    }

    /** Whether the other side has said that it takes no more requests on this connection. */
    public boolean hasEnded() {
        return ended;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            whole.write(bytes(size));
            line();
            if (size == 0) {
                return whole.toByteArray();
            }
        }
    }

    private byte[] bytes(int count) throws IOException {
        byte[] all = in.readNBytes(count);
        if (all.length < count) {
            throw new EOFException("the answer broke off");
        }
        return all;
    }

    private String line() throws IOException {
        byte[] text = new byte[256];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (length == text.length) {
                text = java.util.Arrays.copyOf(text, length * 2);
            }
            text[length++] = (byte) next;
        }
        int end = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Closed is closed.
        }
    }
}
