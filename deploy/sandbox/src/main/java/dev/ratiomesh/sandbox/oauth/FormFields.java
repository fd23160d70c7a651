package dev.ratiomesh.sandbox.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Holds the fields of a posted form; an absent one is empty. */
record FormFields(Map<String, String> fields) {
    private static final String VALID_PREFIX = "sandbox";

    /**
     * Decodes {@code a=b&c=d}.
     *
     * @throws IllegalArgumentException when an escape is broken
     */
    static FormFields parse(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new FormFields(Map.copyOf(fields));
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Tells whether the sandbox accepts a credential. */
    boolean isValid(String field) {
        return get(field).startsWith(VALID_PREFIX);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
