package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** How a call to a provider went. */
sealed interface Exchange {
    /** An answer in JSON. */
    record Answered(int status, JsonNode body) implements Exchange {}

    /** The call surely did not reach the provider. */
    record NotCalled(String words, Duration pause) implements Exchange {}

    /** It may have reached it; there is no answer that can be read. */
    record NoAnswer(String words) implements Exchange {}
}
