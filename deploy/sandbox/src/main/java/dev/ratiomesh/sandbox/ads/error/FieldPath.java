package dev.ratiomesh.sandbox.ads.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pairs a value of a request with its path, so that an error can name the field. */
public record FieldPath(JsonNode value, List<PathElement> path) {

    public static FieldPath root(JsonNode request) {
        return new FieldPath(request, List.of());
    }

    public FieldPath child(String name) {
        return new FieldPath(value.path(name), longer(new PathElement(snake(name), null)));
    }

    /** Returns the elements of a repeated field; none when the field is missing. */
    public List<FieldPath> items() {
        List<FieldPath> items = new ArrayList<>();
        List<PathElement> before = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1).fieldName();
        for (JsonNode item : value) {
            List<PathElement> at = new ArrayList<>(before);
            at.add(new PathElement(name, items.size()));
            items.add(new FieldPath(item, List.copyOf(at)));
        }
        return items;
    }

    /** Tells whether the field is set. In proto3, null, an empty text and an empty list are all "not set". */
    public boolean isSet() {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isBlank())
                && !(value.isArray() && value.isEmpty());
    }

    public String text() {
        return value.asText("");
    }

    /** Reads an int64, sent as a text or as a number; empty when the value is neither. */
    public Optional<Long> int64() {
        String text = text();
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    public AdsError error(String family, String code, String message) {
        return new AdsError(family, code, message, null, path, null);
    }

    public AdsError required() {
        return error("fieldError", "REQUIRED", "The required field was not present.");
    }

    private List<PathElement> longer(PathElement last) {
        List<PathElement> all = new ArrayList<>(path);
        all.add(last);
        return List.copyOf(all);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
