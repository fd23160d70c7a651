package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnWeb;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Downloads a table from the web: a CSV page, or the CSV export of a Google Sheet, which redirects. */
final class TableDownload {

    private static final Set<String> CSV_TYPES = Set.of(
            "",
            "text/csv",
            "text/plain",
            "text/comma-separated-values",
            "application/csv",
            "application/vnd.ms-excel",
            "application/octet-stream",
            "binary/octet-stream");

    private static final Set<String> HTML_TYPES = Set.of("text/html", "application/xhtml+xml");

    private static final String HOW_TO_SHARE =
            " A Google Sheet must be shared with \"anyone with the link\" and given as"
                    + " https://docs.google.com/spreadsheets/d/<id>/export?format=csv&gid=<tab>.";

    private final HttpClient http;
    private final Duration timeout;

    TableDownload(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .connectTimeout(timeout)
                .build();
    }

    /** Opens the body of the page; the caller bounds its size and its time. */
    InputStream open(OnWeb page) {
        HttpRequest request = HttpRequest.newBuilder(page.address())
                .timeout(timeout)
                .header("Accept", "text/csv, text/plain;q=0.5")
                .build();
        try {
            return requireCsv(http.send(request, BodyHandlers.ofInputStream()), page);
        } catch (IOException e) {
            throw new InvalidTableException(TableError.UNREACHABLE, page.label() + " did not respond: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidTableException(
                    TableError.UNREACHABLE, "The service was stopped while it requested " + page.label(), e);
        }
    }

    private static InputStream requireCsv(HttpResponse<InputStream> response, OnWeb page) throws IOException {
        InvalidTableException problem = findProblem(response, page);
        if (problem == null) {
            return response.body();
        }
        response.body().close();
        throw problem;
    }

    private static @Nullable InvalidTableException findProblem(HttpResponse<InputStream> response, OnWeb page) {
        int status = response.statusCode();
        String host = response.uri().getHost();
        String type = contentType(response);
        if (status == 429 || status == 408 || status >= 500) {
            return new InvalidTableException(TableError.UNREACHABLE, host + " responded with " + status);
        }
        if (status == 401 || status == 403) {
            return new InvalidTableException(
                    TableError.NOT_ALLOWED, host + " responded with " + status + "." + HOW_TO_SHARE);
        }
        if (status != 200) {
            return new InvalidTableException(
                    TableError.NOT_FOUND, host + " responded with " + status + " for " + page.label());
        }
        if (HTML_TYPES.contains(type)) {
            return new InvalidTableException(
                    TableError.NOT_CSV,
                    host + " responded with a web page (" + type + "), perhaps a sign-in, instead of CSV."
                            + HOW_TO_SHARE);
        }
        return CSV_TYPES.contains(type)
                ? null
                : new InvalidTableException(TableError.NOT_CSV, host + " responded with " + type + " instead of CSV");
    }

    private static String contentType(HttpResponse<?> response) {
        String header = response.headers().firstValue("Content-Type").orElse("");
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
