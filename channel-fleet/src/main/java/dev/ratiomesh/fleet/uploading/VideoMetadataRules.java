package dev.ratiomesh.fleet.uploading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.CommandRejection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for video metadata, from YouTube's reference of the video resource; they are checked before a byte is sent. */
final class VideoMetadataRules {
    private static final int MAX_TITLE_CHARS = 100;
    private static final int MAX_DESCRIPTION_BYTES = 5000;
    private static final int MAX_TAGS_CHARS = 500;
    private static final Pattern CATEGORY = Pattern.compile("[1-9][0-9]{0,2}");

    private VideoMetadataRules() {}

    /** Requires 1 to 100 characters, without {@code <} and {@code >}. */
    static Optional<CommandRejection> checkTitle(String title) {
        int length = title.codePointCount(0, title.length());
        if (title.isBlank() || length > MAX_TITLE_CHARS) {
            return rejected(
                    ChannelRejectionCode.TITLE_INVALID,
                    "title",
                    "must have 1 to " + MAX_TITLE_CHARS + " characters, has " + length);
        }
        return findForbiddenCharacter(title)
                .map(detail -> new CommandRejection(ChannelRejectionCode.TITLE_INVALID, "title", detail));
    }

    /** Allows at most 5000 bytes of UTF-8, without {@code <} and {@code >}. */
    static Optional<CommandRejection> checkDescription(@Nullable String description) {
        if (description == null) {
            return Optional.empty();
        }
        int bytes = description.getBytes(UTF_8).length;
        if (bytes > MAX_DESCRIPTION_BYTES) {
            return rejected(
                    ChannelRejectionCode.DESCRIPTION_INVALID,
                    "description",
                    "must have at most " + MAX_DESCRIPTION_BYTES + " bytes in UTF-8, has " + bytes);
        }
        return findForbiddenCharacter(description)
                .map(detail -> new CommandRejection(ChannelRejectionCode.DESCRIPTION_INVALID, "description", detail));
    }

    /** Allows at most 500 characters in all tags together; no tag may be blank. */
    static Optional<CommandRejection> checkTags(@Nullable List<String> tags) {
        if (tags == null) {
            return Optional.empty();
        }
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            if (tag.isBlank() || tag.indexOf(0) >= 0) {
                return rejected(
                        ChannelRejectionCode.TAGS_INVALID,
                        "tags",
                        "tag " + (i + 1) + " is blank or contains the character NUL");
            }
        }
        int length = tagsLength(tags);
        return length <= MAX_TAGS_CHARS
                ? Optional.empty()
                : rejected(
                        ChannelRejectionCode.TAGS_INVALID,
                        "tags",
                        "must have at most " + MAX_TAGS_CHARS + " characters in all, has " + length
                                + "; each comma between tags counts, and so do two quotes around a tag with a space");
    }

    /**
     * Counts the characters of all tags as YouTube does: a comma between tags, and two quotes around a tag that contains
     * a space.
     */
    static int tagsLength(List<String> tags) {
        int quotes = (int) tags.stream().filter(tag -> tag.indexOf(' ') >= 0).count() * 2;
        int letters = tags.stream()
                .mapToInt(tag -> tag.codePointCount(0, tag.length()))
                .sum();
        return letters + quotes + Math.max(0, tags.size() - 1);
    }

    static Optional<CommandRejection> checkCategory(String category) {
        return CATEGORY.matcher(category).matches()
                ? Optional.empty()
                : rejected(
                        ChannelRejectionCode.CATEGORY_INVALID,
                        "categoryId",
                        "must be the number of a category, 1 to 999, for example 10 for music");
    }

    private static Optional<String> findForbiddenCharacter(String text) {
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            return Optional.of("must not contain < or >");
        }
        return text.indexOf(0) >= 0 ? Optional.of("must not contain the character NUL") : Optional.empty();
    }

    private static Optional<CommandRejection> rejected(ChannelRejectionCode code, String field, String detail) {
        return Optional.of(new CommandRejection(code, field, detail));
    }
}
