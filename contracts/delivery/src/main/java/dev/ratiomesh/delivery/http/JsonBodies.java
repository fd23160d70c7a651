package dev.ratiomesh.delivery.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import java.io.IOException;
import java.util.Map;

/** Reads request bodies exactly as strictly as the same commands on their topic. */
public final class JsonBodies {
    private JsonBodies() {}

    /**
     * Reads a body.
     *
     * @param fromPath fields that the request path or token gives; the body may repeat but not contradict them
     *
     * @throws ProblemException 400 that names the field and its error
     */
    public static <T> T read(byte[] body, Class<T> type, Map<String, String> fromPath) {
        try {
            JsonNode tree = body.length == 0
                    ? JsonMappers.strict().createObjectNode()
                    : JsonMappers.strict().readTree(body);
            if (!(tree instanceof ObjectNode object)) {
                throw new ProblemException(400, "NOT_AN_OBJECT", "The body must be a JSON object.");
            }
            fromPath.forEach((name, value) -> setConsistent(object, name, value));
            return JsonMappers.strict().treeToValue(object, type);
        } catch (JsonParseException e) {
            throw new ProblemException(400, "UNREADABLE", JsonMappers.explain(e));
        } catch (JsonProcessingException e) {
            throw new ProblemException(400, "BREAKS_SCHEMA", JsonMappers.explain(e));
        } catch (IOException e) {
            throw new ProblemException(400, "UNREADABLE", String.valueOf(e.getMessage()));
        }
    }

    private static void setConsistent(ObjectNode body, String name, String value) {
        JsonNode given = body.get(name);
        if (given != null && !given.asText().equals(value)) {
            throw new ProblemException(
                    400, "CONTRADICTION", name + ": the body says " + given.asText() + ", the path says " + value);
        }
        body.put(name, value);
    }
}
