package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.json.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hashes JSON trees. */
final class TreeHash {
    private TreeHash() {}

    /** Returns the SHA-256 of the tree in hexadecimal; the fields of every object are sorted first, so their order does not matter. */
    static String sha256(JsonNode tree) {
        return Sha256.hex(sorted(tree).toString());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> array.add(sorted(each)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> object.set(name, sorted(node.path(name))));
        return object;
    }
}
