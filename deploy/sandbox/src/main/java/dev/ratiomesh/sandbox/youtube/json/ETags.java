package dev.ratiomesh.sandbox.youtube.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Makes entity tags from content, so that equal content has an equal tag also after a restart. */
public final class ETags {
    private ETags() {}

    public static String of(JsonNode content) {
        byte[] bytes = SandboxJson.write(content).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha1().digest(bytes));
    }

    /**
     * Tells whether an {@code If-None-Match} value names the tag; quotes and the weak mark do not matter, {@code *}
     * matches all.
     */
    public static boolean matches(String ifNoneMatch, String tag) {
        return List.of(ifNoneMatch.split(",")).stream()
                .map(String::strip)
                .map(value -> value.startsWith("W/") ? value.substring(2) : value)
                .map(value -> value.replace("\"", ""))
                .anyMatch(value -> value.equals(tag) || value.equals("*"));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
