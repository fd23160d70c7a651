package dev.ratiomesh.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads and writes JSON like the services, but fails on unknown fields, so that no golden message has one unnoticed.
 */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private Json() {}

    static JsonNode tree(Path file) {
        return tree(ContractFiles.text(file), file.toString());
    }

    static JsonNode tree(String json) {
        return tree(json, json);
    }

    private static JsonNode tree(String json, String where) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + where, e);
        }
    }

    /** Returns the tree that a record writes, read back so that numbers compare by value and not by Java type. */
    static JsonNode written(Object message) throws JsonProcessingException {
        return tree(MAPPER.writeValueAsString(message));
    }

    /** Removes nulls, because null and absent mean the same to every reader. */
    static JsonNode withoutNulls(JsonNode tree) {
        var copy = tree.deepCopy();
        objects(copy).toList().forEach(object -> object.properties()
                .removeIf(field -> field.getValue().isNull()));
        return copy;
    }

    /** Returns the object itself and every object inside it. */
    static Stream<ObjectNode> objects(JsonNode tree) {
        var inside = tree.valueStream().flatMap(Json::objects);
        return tree instanceof ObjectNode object ? Stream.concat(Stream.of(object), inside) : inside;
    }
}
