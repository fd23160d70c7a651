package dev.ratiomesh.delivery.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Resolves the command fields that the token decides: the tenant, which the body may repeat, and the person. */
public final class CommandDefaults {
    private CommandDefaults() {}

    /** Returns {@code tenantId} and {@code by}, for {@link JsonBodies#read}. */
    public static Map<String, String> resolve(byte[] body, Caller caller) {
        return Map.of("tenantId", tenantId(body, caller), "by", caller.name());
    }

    /** @throws ProblemException 403 when the token is not for the body's tenant, 400 when neither names one */
    public static String tenantId(byte[] body, Caller caller) {
        JsonNode named = JsonBodies.read(body, ObjectNode.class, Map.of()).get("tenantId");
        return caller.commandTenant(named == null || named.isNull() ? null : named.asText());
    }
}
