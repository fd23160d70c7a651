package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.JsonMappers;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** How a call to a provider went. */
sealed interface Exchange {
    String JSON = "application/json";

    /** An answer in JSON. */
    record Answered(int status, JsonNode body) implements Exchange {}

    /** The call surely did not reach the provider. */
    record NotCalled(String words, Duration pause) implements Exchange {}

    /** It may have reached it; there is no answer that can be read. */
    record NoAnswer(String words) implements Exchange {}

    /** What is no JSON object, by its own word or by its looks, comes from something between us and Google. */
    static Exchange read(HttpResponse<String> response) {
        String answered = "google-ads answered " + response.statusCode();
        String type = response.getHeader("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            return new NoAnswer(answered + " with " + AdsFailure.shorten(type) + " and not with " + JSON);
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(String.valueOf(response.body()));
            return body.isObject()
                    ? new Answered(response.statusCode(), body)
                    : new NoAnswer(answered + " without a JSON object");
        } catch (JsonProcessingException e) {
            return new NoAnswer(answered + " with what is no JSON");
        }
    }
}
