package dev.ratiomesh.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds one HTTP answer: status, extra headers, body text (empty for none). */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    public static HttpAnswer json(int status, JsonNode body) {
        return new HttpAnswer(
                status, Map.of("content-type", "application/json; charset=UTF-8"), SandboxJson.write(body));
    }

    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), "");
    }

    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, Map.copyOf(more), body);
    }
}
