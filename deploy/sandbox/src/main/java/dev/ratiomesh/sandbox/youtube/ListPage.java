package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Selects a part of a list.
 *
 * @param from number of items before it
 * @param size the most items it holds
 */
public record ListPage(int from, int size) {
    private static final String TOKEN_PREFIX = "sandbox:";

    /**
     * Reads {@code maxResults} and {@code pageToken}; empty when one of them is invalid.
     *
     * @param maxSize the largest page; more is rejected
     */
    public static Optional<ListPage> of(HttpCall call, int defaultSize, int maxSize) {
        try {
            int size = call.parameter("maxResults").map(Integer::valueOf).orElse(defaultSize);
            int from = call.parameter("pageToken").map(ListPage::decode).orElse(0);
            return size < 0 || size > maxSize || from < 0 ? Optional.empty() : Optional.of(new ListPage(from, size));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Creates the error for a page that {@link #of} could not read. */
    public static YouTubeErrorBody fault(HttpCall call) {
        return call.parameter("pageToken").isPresent()
                ? YouTubeErrorBody.badParameter("invalidPageToken", "pageToken", "The page token or size is invalid.")
                : YouTubeErrorBody.badParameter("invalidValue", "maxResults", "Invalid value for maxResults.");
    }

    /** Formats the list's envelope with the items of this page, under this {@code kind}. */
    public <T> ObjectNode list(String kind, List<T> all, Function<T, JsonNode> item) {
        ObjectNode list = SandboxJson.object().put("kind", kind);
        List<JsonNode> items = all.stream().skip(from).limit(size).map(item).toList();
        list.putArray("items").addAll(items);
        list.put("etag", ETags.of(list.path("items")));
        if (from + size < all.size()) {
            list.put("nextPageToken", encode(from + size));
        }
        list.putObject("pageInfo").put("totalResults", all.size()).put("resultsPerPage", size);
        return list;
    }

    private static String encode(int from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((TOKEN_PREFIX + from).getBytes(StandardCharsets.UTF_8));
    }

    private static int decode(String token) {
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        if (!text.startsWith(TOKEN_PREFIX)) {
            throw new IllegalArgumentException("not a token of ours");
        }
        return Integer.parseInt(text.substring(TOKEN_PREFIX.length()));
    }
}
