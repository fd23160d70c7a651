package dev.ratiomesh.ratio.benchmark.inbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ratiomesh.ratio.benchmark.BenchmarkFixtures;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A web server with a table behind a redirect; a request to {@code /serve} selects its response. */
public final class TablePages implements QuarkusTestResourceLifecycleManager {

    static final String TABLE =
            "\uFEFF" + BenchmarkFixtures.table("Pop", 300, 31) + "Pop,abc,5,3\nPop,10,50,3\n\"Pop,10,5,3\n";
    static final String SIGN_IN = "<html>Sign in</html>";

    private HttpServer server;
    private volatile String body = TABLE;
    private volatile String type = "text/csv";

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/export", exchange -> {
            exchange.getResponseHeaders().add("Location", "/table");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/table", exchange -> answer(exchange, type, body));
        server.createContext("/serve", this::change);
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("ratio.benchmarks", base + "/export?format=csv", "test.table-pages", base);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** {@code /serve/table} or {@code /serve/sign-in}. */
    private void change(HttpExchange exchange) throws IOException {
        boolean table = exchange.getRequestURI().getPath().endsWith("/table");
        body = table ? TABLE : SIGN_IN;
        type = table ? "text/csv" : "text/html";
        answer(exchange, "text/plain", "changed");
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
