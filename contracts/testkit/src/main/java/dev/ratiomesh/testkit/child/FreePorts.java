package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks TCP ports of 127.0.0.1. */
public final class FreePorts {

    private static final int CONNECT_MILLIS = 500;
    private static final int MIN_PORT = 20_000;
    private static final int MAX_PORT = 32_000;
    private static final int MAX_TRIES = 1_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /**
     * Returns a port that was free a moment ago. Another process may take the port first; this process never gets it
     * twice. The port lies below the range from which systems assign ports to connections, so that no reconnecting
     * client is assigned the port of a server that was killed and restarts.
     *
     * @throws IllegalStateException when a thousand tries found no free port
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(MAX_TRIES, MIN_PORT, MAX_PORT)
                .filter(port -> isFree(port) && HANDED_OUT.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port from " + MIN_PORT + " to " + MAX_PORT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(local(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Returns true when the port accepts connections. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(local(port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Requires that a port is free.
     *
     * @param option the system property that sets this port, named in the message
     * @throws IllegalStateException when the port is in use
     */
    public static void requireFree(String server, int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(local(port));
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Port " + port + " for " + server
                            + " is in use: stop the process that listens there, or choose another with -D" + option
                            + "=<port>",
                    taken);
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
