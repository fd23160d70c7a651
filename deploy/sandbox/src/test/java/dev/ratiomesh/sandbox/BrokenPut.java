package dev.ratiomesh.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a PUT that ends before its body does, as a killed process would. */
final class BrokenPut {
    private BrokenPut() {}

    /** Sends so many of the announced bytes and hangs up. */
    static void broken(String address, byte[] file, int sent) throws IOException {
        hanging(address, file, sent).close();
    }

    /** Sends so many of the announced bytes and stays connected. */
    static Socket hanging(String address, byte[] file, int sent) throws IOException {
        URI uri = URI.create(address);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        OutputStream out = socket.getOutputStream();
        String head = "PUT %s?%s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(uri.getPath(), uri.getRawQuery(), uri.getAuthority(), file.length);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(file, 0, sent);
        out.flush();
        return socket;
    }

    /** Tells whether the server closed the connection, orderly or not. */
    static boolean isCut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
