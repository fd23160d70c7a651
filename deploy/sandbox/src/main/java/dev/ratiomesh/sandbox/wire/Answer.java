package dev.ratiomesh.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP reply: status, extra headers, body text (empty for none). */
public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("content-type", "application/json; charset=UTF-8"), Json.write(body));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), body);
    }
}
