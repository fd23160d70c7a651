package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts calls by method, endpoint and outcome since the start. Ids in paths are folded, so that the number of rows
 * stays small.
 */
public final class CallLog {
    private static final int MAX_ENDPOINTS = 200;

    private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();

    /**
     * Counts one call.
     *
     * @param outcome the status, or {@code cut} when no answer was sent
     */
    public void add(String method, String path, String outcome) {
        String endpoint = method + " " + path.replaceAll("/customers/[^/:]+", "/customers/{id}");
        String row = outcomes.containsKey(endpoint) || outcomes.size() < MAX_ENDPOINTS ? endpoint : "other";
        outcomes.computeIfAbsent(row, absent -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }

    ArrayNode json() {
        ArrayNode rows = SandboxJson.array();
        outcomes.forEach((endpoint, counts) -> {
            ObjectNode row = rows.addObject().put("endpoint", endpoint);
            row.put("calls", counts.values().stream().mapToLong(Long::longValue).sum());
            row.set("outcomes", SandboxJson.tree(counts));
        });
        return rows;
    }
}
