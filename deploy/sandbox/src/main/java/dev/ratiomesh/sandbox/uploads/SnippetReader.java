package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads and checks title, description, tags and category as YouTube does. */
final class SnippetReader {
    static final VideoSnippet UNNAMED = new VideoSnippet("unknown", "", List.of(), "22", null);

    private static final int MAX_TITLE_LETTERS = 100;
    private static final int MAX_DESCRIPTION_BYTES = 5_000;
    private static final int MAX_TAG_LETTERS = 500;
    private static final Set<String> CATEGORIES =
            Set.of("1", "2", "10", "15", "17", "19", "20", "22", "23", "24", "25", "26", "27", "28", "29");

    private SnippetReader() {}

    static VideoSnippet read(JsonNode snippet) throws UploadRejectedException {
        return new VideoSnippet(
                title(snippet),
                description(snippet),
                tags(snippet),
                category(snippet),
                snippet.path("defaultLanguage").textValue());
    }

    private static String title(JsonNode snippet) throws UploadRejectedException {
        String title = snippet.path("title").asText("");
        if (title.isBlank() || letters(title) > MAX_TITLE_LETTERS || hasBrackets(title)) {
            throw new UploadRejectedException(
                    "invalidTitle", "snippet.title", "The request metadata specifies an invalid or empty video title.");
        }
        return title;
    }

    private static String description(JsonNode snippet) throws UploadRejectedException {
        String description = snippet.path("description").asText("");
        boolean tooLong = description.getBytes(StandardCharsets.UTF_8).length > MAX_DESCRIPTION_BYTES;
        if (tooLong || hasBrackets(description)) {
            throw new UploadRejectedException(
                    "invalidDescription",
                    "snippet.description",
                    "The request metadata specifies an invalid video description.");
        }
        return description;
    }

    private static List<String> tags(JsonNode snippet) throws UploadRejectedException {
        List<String> tags = new ArrayList<>();
        snippet.path("tags").forEach(tag -> tags.add(tag.asText()));
        if (lengthOf(tags) > MAX_TAG_LETTERS || tags.stream().anyMatch(tag -> tag.isBlank() || hasBrackets(tag))) {
            throw new UploadRejectedException(
                    "invalidTags", "snippet.tags", "The request metadata specifies invalid video keywords.");
        }
        return List.copyOf(tags);
    }

    /**
     * Returns the length of all tags with the commas between them; a tag with a space counts with the quotes around it.
     */
    private static int lengthOf(List<String> tags) {
        int commas = Math.max(0, tags.size() - 1);
        return commas
                + tags.stream()
                        .mapToInt(tag -> letters(tag) + (tag.contains(" ") ? 2 : 0))
                        .sum();
    }

    private static String category(JsonNode snippet) throws UploadRejectedException {
        String category = snippet.path("categoryId").asText(UNNAMED.categoryId());
        if (!CATEGORIES.contains(category)) {
            throw new UploadRejectedException(
                    "invalidCategoryId",
                    "snippet.categoryId",
                    "The request metadata specifies an invalid video category.");
        }
        return category;
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean hasBrackets(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }
}
