package dev.ratiomesh.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One place in a JSON Schema, with its references followed and its "or null" set apart.
 *
 * @param file the file that relative references start from
 * @param node the schema, without {@code $ref} and without {@code anyOf}
 * @param nullable whether null is allowed beside it
 * @param form the last part of the last reference that led here, empty when written in place
 */
record Schema(Path file, JsonNode node, boolean nullable, String form) {

    static Schema read(Path file) {
        return at(file, Json.tree(file), "");
    }

    private static Schema at(Path file, JsonNode node, String form) {
        if (node.has("anyOf")) {
            return orNull(file, node.get("anyOf"));
        }
        return node.has("$ref") ? referenced(file, node) : new Schema(file, node, false, form);
    }

    private static Schema orNull(Path file, JsonNode alternatives) {
        if (alternatives.size() != 2
                || !alternatives.get(1).path("type").asText().equals("null")) {
            throw new IllegalStateException(file + ": anyOf is only used as [something, null]");
        }
        var something = at(file, alternatives.get(0), "");
        return new Schema(something.file, something.node, true, something.form);
    }

    private static Schema referenced(Path file, JsonNode node) {
        var reference = node.get("$ref").asText().split("#", 2);
        var target = reference[0].isEmpty()
                ? file
                : file.resolveSibling(reference[0]).normalize();
        var found =
                reference.length == 1 ? Json.tree(target) : Json.tree(target).at(reference[1]);
        if (!found.isObject()) {
            throw new IllegalStateException(file + ": nothing at " + node.get("$ref"));
        }
        var merged = (ObjectNode) found.deepCopy();
        merged.setAll(besides(file, (ObjectNode) node));
        return at(target, merged, node.get("$ref").asText().replaceFirst(".*/", ""));
    }

    /** Allows only keywords beside a reference that cannot contradict the referenced schema, because both apply. */
    private static ObjectNode besides(Path file, ObjectNode node) {
        var words = node.deepCopy().without("$ref");
        if (!Set.of("description").containsAll(names(words.fieldNames()))) {
            throw new IllegalStateException(file + ": put a description beside $ref, and nothing more: " + node);
        }
        return (ObjectNode) words;
    }

    Set<String> properties() {
        return names(node.path("properties").fieldNames());
    }

    Schema property(String name) {
        return at(file, node.path("properties").path(name), "");
    }

    Set<String> required() {
        return texts("required");
    }

    Set<String> enumValues() {
        return texts("enum");
    }

    /** Returns empty when the schema does not define it. */
    Set<String> types() {
        var type = node.path("type");
        var types = type.isTextual() ? Stream.of(type.asText()) : texts("type").stream();
        return Stream.concat(types, nullable ? Stream.of("null") : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<JsonNode> keyword(String name) {
        return Optional.ofNullable(node.get(name));
    }

    /** Returns true when a property that the schema does not name is an error. */
    boolean closed() {
        return !node.path("additionalProperties").asBoolean(true);
    }

    private Set<String> texts(String keyword) {
        return names(node.path(keyword).valueStream().map(JsonNode::asText).iterator());
    }

    private static Set<String> names(Iterator<String> names) {
        var sorted = new TreeSet<String>();
        names.forEachRemaining(sorted::add);
        return sorted;
    }
}
