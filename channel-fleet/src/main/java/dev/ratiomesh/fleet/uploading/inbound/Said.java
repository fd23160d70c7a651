package dev.ratiomesh.fleet.uploading.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.http.Bodies;
import dev.ratiomesh.delivery.http.Caller;
import java.util.Map;

/** What the token says of a command: the tenant, which the body may repeat, and who gives it. */
final class Said {
    private Said() {}

    static Map<String, String> of(byte[] body, Caller caller) {
        JsonNode named = Bodies.read(body, ObjectNode.class, Map.of()).get("tenantId");
        String tenant = caller.actingFor(named == null || named.isNull() ? null : named.asText());
        return Map.of("tenantId", tenant, "by", caller.name());
    }
}
