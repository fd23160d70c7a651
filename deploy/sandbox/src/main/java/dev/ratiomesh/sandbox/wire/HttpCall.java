package dev.ratiomesh.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one HTTP request. Header names are lower case; query values are decoded, in the order sent; the body is UTF-8
 * text.
 */
public record HttpCall(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, String body) {

    /** Returns the first non-blank value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /**
     * Returns all values of a list parameter, whether sent as {@code a,b} or as {@code name=a&name=b}; blanks are
     * dropped.
     */
    public List<String> list(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** Returns the token of {@code Authorization: Bearer <token>}. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(token -> !token.isEmpty());
    }
}
