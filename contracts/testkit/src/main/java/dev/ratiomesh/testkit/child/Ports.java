package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of 127.0.0.1. */
public final class Ports {

    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** A port that nobody held a moment ago; somebody else may take it before you do. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(local(0));
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException("No free port", broken);
        }
    }

    /** Whether something accepts connections there. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(local(port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Does nothing when the port can be had.
     *
     * @param option the system property that sets this port, named in the message
     * @throws IllegalStateException when it is taken
     */
    public static void mustBeFree(String who, int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(local(port));
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Port " + port + " for " + who + " is in use: stop what listens there, or choose another with -D"
                            + option + "=<port>",
                    taken);
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
