package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the query parameters of the methods on comments; a rejection names the invalid one. */
record CommentParameters(HttpCall call) {
    private static final int MAX_RESULTS = 100;
    private static final int DEFAULT_RESULTS = 20;

    Set<String> parts(Set<String> known) throws CommentRejectedException {
        List<String> parts = call.list("part");
        if (parts.isEmpty()) {
            throw missing("part");
        }
        for (String part : parts) {
            if (!known.contains(part)) {
                throw CommentRejectedException.parameter("unknownPart", "part", "'" + part + "'");
            }
        }
        return Set.copyOf(parts);
    }

    /** Returns the one filter that is set, of these. */
    String filter(List<String> filters) throws CommentRejectedException {
        List<String> set = filters.stream()
                .filter(name -> call.parameter(name).isPresent())
                .toList();
        if (set.isEmpty()) {
            throw CommentRejectedException.parameter(
                    "missingRequiredParameter", "parameters.", "No filter selected. Expected one of: " + filters);
        }
        if (set.size() > 1) {
            throw CommentRejectedException.parameter(
                    "incompatibleParameters",
                    "parameters.",
                    "Incompatible parameters specified in the request: " + set);
        }
        return set.get(0);
    }

    String required(String name) throws CommentRejectedException {
        return call.parameter(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optional(String name) {
        return call.parameter(name);
    }

    String oneOf(String name, String defaultValue, Set<String> allowed) throws CommentRejectedException {
        String value = call.parameter(name).orElse(defaultValue);
        if (!allowed.contains(value)) {
            throw CommentRejectedException.parameter(
                    "invalidParameter", name, "Invalid string value: '" + value + "'.");
        }
        return value;
    }

    int maxResults() throws CommentRejectedException {
        String text = call.parameter("maxResults").orElse(Integer.toString(DEFAULT_RESULTS));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_RESULTS) {
            throw CommentRejectedException.parameter(
                    "invalidParameter", "maxResults", "Invalid value '" + text + "'. Values must be within [1, 100]");
        }
        return Integer.parseInt(text);
    }

    boolean isHtml() throws CommentRejectedException {
        return oneOf("textFormat", "html", Set.of("html", "plainText")).equals("html");
    }

    private static CommentRejectedException missing(String name) {
        return CommentRejectedException.parameter(
                "missingRequiredParameter", name, "Missing required parameter: " + name);
    }
}
