package dev.ratiomesh.sandbox.ads.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Finds request fields that Google's JSON front end does not know. The known ones are in {@code fields.json}, a
 * skeleton of the messages: text for a scalar, a list with one element for a repeated field, {@code *} for anything.
 */
public final class FieldSchema {
    private static final JsonNode RESOURCES = load();

    private FieldSchema() {}

    /** Finds the fault in the body of googleAds:mutate; empty when there is none. */
    static Optional<String> mutateAll(JsonNode request) {
        ObjectNode operation = SandboxJson.object();
        for (ResourceKind kind : ResourceKind.values()) {
            operation.set(kind.operation(), operation(kind));
        }
        ObjectNode shape = envelope();
        shape.putArray("mutateOperations").add(operation);
        return fault(request, shape, "");
    }

    /** Finds the fault in the body of a mutate of one collection; empty when there is none. */
    static Optional<String> mutateCollection(ResourceKind kind, JsonNode request) {
        ObjectNode shape = envelope();
        shape.putArray("operations").add(operation(kind));
        return fault(request, shape, "");
    }

    /** Finds the fault in the body of a search; empty when there is none. */
    public static Optional<String> search(JsonNode request) {
        ObjectNode shape = SandboxJson.object()
                .put("query", "")
                .put("pageToken", "")
                .put("pageSize", "")
                .put("validateOnly", "")
                .put("searchSettings", "*")
                .put("summaryRowSetting", "");
        return fault(request, shape, "");
    }

    private static ObjectNode envelope() {
        return SandboxJson.object()
                .put("partialFailure", "")
                .put("validateOnly", "")
                .put("responseContentType", "");
    }

    private static ObjectNode operation(ResourceKind kind) {
        JsonNode resource = RESOURCES.path(kind.collection());
        ObjectNode operation = SandboxJson.object().put("updateMask", "").put("remove", "");
        operation.put("policyValidationParameter", "*").put("exemptPolicyViolationKeys", "*");
        operation.set("create", resource);
        operation.set("update", resource);
        return operation;
    }

    private static Optional<String> fault(JsonNode value, JsonNode shape, String at) {
        if (value.isNull() || shape.asText().equals("*")) {
            return Optional.empty();
        }
        boolean sameForm = shape.isObject() == value.isObject() && shape.isArray() == value.isArray();
        if (!sameForm) {
            return Optional.of("Invalid JSON payload received. Invalid value at '" + at + "'");
        }
        if (value.isArray()) {
            return inArray(value, shape.path(0), at);
        }
        return value.isObject() ? inObject(value, shape, at) : Optional.empty();
    }

    private static Optional<String> inArray(JsonNode values, JsonNode shape, String at) {
        for (int i = 0; i < values.size(); i++) {
            Optional<String> fault = fault(values.get(i), shape, at + "[" + i + "]");
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inObject(JsonNode value, JsonNode shape, String at) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!shape.has(field.getKey())) {
                return Optional.of("Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
                        .formatted(field.getKey(), at.isEmpty() ? "" : " at '" + at + "'"));
            }
            String name = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
            Optional<String> fault = fault(field.getValue(), shape.path(field.getKey()), name);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static JsonNode load() {
        try (InputStream file = FieldSchema.class.getResourceAsStream("fields.json")) {
            if (file == null) {
                throw new IllegalStateException("fields.json is not on the class path");
            }
            return SandboxJson.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJson e) {
            throw new IllegalStateException("fields.json is broken", e);
        }
    }
}
