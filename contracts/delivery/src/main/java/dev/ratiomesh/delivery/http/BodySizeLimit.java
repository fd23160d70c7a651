package dev.ratiomesh.delivery.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.json.JsonMappers;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 with a problem when a body is too large; Quarkus' own later check closes the connection without an
 * answer.
 */
@ApplicationScoped
class BodySizeLimit {
    private static final int BEFORE_THE_ROUTES = 1000;

    private final long maxBytes;

    BodySizeLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.maxBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_ROUTES);
    }

    private void check(RoutingContext request) {
        long length = length(request);
        if (length <= maxBytes) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(Problem.of(413, "TOO_LARGE", length + " bytes, at most " + maxBytes)));
    }

    /** Returns the announced length; 0 when none is announced, as Quarkus then counts the body while reading it. */
    private static long length(RoutingContext request) {
        String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Problem problem) {
        try {
            return JsonMappers.tolerant().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
