package dev.ratiomesh.fleet.uploading;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;

/** An HTTP server of one file that supports ranges, like an object store. */
final class FileServer {
    private FileServer() {}

    static HttpServer of(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String[] range = exchange.getRequestHeaders()
                    .getFirst("Range")
                    .substring("bytes=".length())
                    .split("-");
            int from = Integer.parseInt(range[0]);
            int to = Math.min(Integer.parseInt(range[1]) + 1, content.length);
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
            exchange.sendResponseHeaders(206, to - from);
            try (var body = exchange.getResponseBody()) {
                body.write(Arrays.copyOfRange(content, from, to));
            }
        });
        server.start();
        return server;
    }
}
