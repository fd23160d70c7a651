package dev.ratiomesh.ratio.benchmark.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ratiomesh.ratio.benchmark.BenchmarkFixtures;
import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLoaderTest {

    private static final String TABLE = BenchmarkFixtures.table("Pop", 100, 21);

    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void close() {
        ended.countDown();
        server.stop(0);
    }

    @Test
    void follows_the_redirect_of_a_sheets_export() {
        // given
        server.createContext("/spreadsheets/d/x/export", exchange -> {
            exchange.getResponseHeaders().add("Location", "/content/table?key=1");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext(
                "/content", exchange -> answer(exchange, 200, "text/csv; charset=utf-8", "\uFEFF" + TABLE));
        // when
        Benchmarks benchmarks = load("/spreadsheets/d/x/export?format=csv&gid=0");
        // then
        assertThat(benchmarks.find("pop")).isPresent();
        assertThat(benchmarks.origin().source())
                .isEqualTo("http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(benchmarks.origin().rows()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, NOT_CSV, anyone with the link",
        "200, application/json, NOT_CSV, application/json",
        "404, text/html, NOT_FOUND, 404",
        "401, text/html, NOT_ALLOWED, anyone with the link",
        "403, text/plain, NOT_ALLOWED, 403",
        "500, text/plain, UNREACHABLE, 500",
        "429, text/plain, UNREACHABLE, 429"
    })
    void names_what_came_instead_of_a_table(int status, String type, TableError fault, String said) {
        // given
        server.createContext("/", exchange -> answer(exchange, status, type, "<html>Sign in</html>"));
        // when
        InvalidTableException refused = refused("/");
        // then
        assertThat(refused.error()).isEqualTo(fault);
        assertThat(refused).hasMessageContaining(said);
    }

    @Test
    void a_sign_in_page_with_a_csv_content_type_is_detected() {
        // given
        server.createContext("/", exchange -> answer(exchange, 200, "text/csv", "<!doctype html><html>"));
        // then
        assertThat(refused("/").error()).isEqualTo(TableError.NOT_CSV);
    }

    @Test
    void retries_after_a_transient_failure() {
        // given
        AtomicInteger asked = new AtomicInteger();
        server.createContext(
                "/", exchange -> answer(exchange, asked.incrementAndGet() < 2 ? 503 : 200, "text/csv", TABLE));
        // when
        Benchmarks benchmarks = load("/");
        // then
        assertThat(benchmarks.find("Pop")).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void stops_after_the_configured_attempts_and_at_once_for_a_lasting_failure() {
        // given
        AtomicInteger asked = new AtomicInteger();
        server.createContext(
                "/down", exchange -> answer(exchange, asked.incrementAndGet() > 0 ? 503 : 200, "text/csv", ""));
        server.createContext(
                "/gone", exchange -> answer(exchange, asked.incrementAndGet() > 0 ? 404 : 200, "text/csv", ""));
        // when
        refused("/down");
        int down = asked.getAndSet(0);
        refused("/gone");
        // then
        assertThat(down).isEqualTo(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_body_that_never_ends_in_time_is_cut_off() {
        // given
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("genre,views,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        // then
        assertThat(refused("/").error()).isEqualTo(TableError.UNREACHABLE);
    }

    @Test
    void a_redirect_in_circles_ends() {
        // given
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/again");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        // then
        assertThat(refused("/").error()).isEqualTo(TableError.NOT_FOUND);
    }

    @Test
    void a_table_over_the_size_limit_is_refused_while_it_is_read() {
        // given
        server.createContext("/", exchange -> answer(exchange, 200, "text/csv", TABLE.repeat(20)));
        // then
        assertThat(refused("/").error()).isEqualTo(TableError.TOO_LARGE);
    }

    @Test
    void reads_a_file_and_names_a_missing_one(@TempDir Path folder) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("table.csv"), TABLE);
        // when
        Benchmarks benchmarks =
                loading().load(TableLocation.parse(file.toString())).await().indefinitely();
        InvalidTableException absent = catchThrowableOfType(InvalidTableException.class, () -> loading()
                .load(TableLocation.parse(folder.resolve("absent.csv").toString()))
                .await()
                .indefinitely());
        InvalidTableException directory = catchThrowableOfType(InvalidTableException.class, () -> loading()
                .load(TableLocation.parse(folder.toString()))
                .await()
                .indefinitely());
        // then
        assertThat(benchmarks.origin().source()).isEqualTo("table.csv");
        assertThat(absent).hasMessageContaining(folder.resolve("absent.csv").toString());
        assertThat(absent.error()).isEqualTo(TableError.NOT_FOUND);
        assertThat(directory.error()).isEqualTo(TableError.NOT_CSV);
    }

    private InvalidTableException refused(String path) {
        return catchThrowableOfType(InvalidTableException.class, () -> load(path));
    }

    private Benchmarks load(String path) {
        TableLocation location =
                TableLocation.parse("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return loading().load(location).await().atMost(Duration.ofSeconds(30));
    }

    private static TableLoader loading() {
        TableLimits limits = new TableLimits(20_000, 1_000, 10);
        return new TableLoader(
                new FetchSettings(Duration.ofMillis(700), 2, limits), FitSettings.DEFAULT, Clock.systemUTC());
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
