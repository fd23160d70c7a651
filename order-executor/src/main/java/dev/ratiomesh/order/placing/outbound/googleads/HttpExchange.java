package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** The outcome of one HTTP request to a provider. */
sealed interface HttpExchange {
    String JSON = "application/json";

    /** A response with a JSON object. */
    record Response(int status, JsonNode body) implements HttpExchange {}

    /**
     * The request surely did not reach the provider.
     *
     * @param retryDelay the least delay before another attempt
     */
    record NotSent(String message, Duration retryDelay) implements HttpExchange {}

    /** The request may have reached the provider, but there is no readable response. */
    record NoResponse(String message) implements HttpExchange {}

    /**
     * Parses a response. One without a JSON object comes from a layer between this service and Google, not from the
     * API.
     */
    static HttpExchange parse(HttpResponse<String> response) {
        String summary = "google-ads answered " + response.statusCode();
        String type = response.getHeader("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            return new NoResponse(summary + " with " + GoogleAdsError.truncate(type) + " instead of " + JSON);
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(String.valueOf(response.body()));
            return body.isObject()
                    ? new Response(response.statusCode(), body)
                    : new NoResponse(summary + " without a JSON object");
        } catch (JsonProcessingException e) {
            return new NoResponse(summary + " with a body that is not JSON");
        }
    }
}
