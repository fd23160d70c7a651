package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** How a call to a provider went. */
sealed interface HttpExchange {
    String JSON = "application/json";

    /** An answer in JSON. */
    record Response(int status, JsonNode body) implements HttpExchange {}

    /** The call surely did not reach the provider. */
    record NotSent(String message, Duration retryDelay) implements HttpExchange {}

    /** It may have reached it; there is no answer that can be read. */
    record NoResponse(String message) implements HttpExchange {}

    /** What is no JSON object, by its own word or by its looks, comes from something between us and Google. */
    static HttpExchange parse(HttpResponse<String> response) {
        String answered = "google-ads answered " + response.statusCode();
        String type = response.getHeader("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            return new NoResponse(answered + " with " + GoogleAdsError.truncate(type) + " and not with " + JSON);
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(String.valueOf(response.body()));
            return body.isObject()
                    ? new Response(response.statusCode(), body)
                    : new NoResponse(answered + " without a JSON object");
        } catch (JsonProcessingException e) {
            return new NoResponse(answered + " with what is no JSON");
        }
    }
}
