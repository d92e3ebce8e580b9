package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports of this machine. */
final class Ports {

    private Ports() {}

    /** A port nobody listens on now. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** Whether somebody answers at {@code host:port}. */
    static boolean isTaken(String address) {
        var colon = address.lastIndexOf(':');
        return isTaken(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    static boolean isTaken(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
