package dev.ratiomesh.fleet.uploading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.fleet.CommandRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges an update into a video's metadata. {@code videos.update} clears each editable property of a named part that the
 * request lacks, so a changed part is sent with all its properties as they were read, and unchanged parts are not named.
 */
public final class VideoMetadataPatch {
    private static final List<String> SNIPPET_FIELDS =
            List.of("title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage");
    private static final List<String> STATUS_FIELDS = List.of(
            "privacyStatus",
            "publishAt",
            "license",
            "embeddable",
            "publicStatsViewable",
            "selfDeclaredMadeForKids",
            "containsSyntheticMedia");

    private VideoMetadataPatch() {}

    /** Checks the command by itself, without the video; empty when it is valid. */
    public static Optional<CommandRejection> validate(UpdateVideo command, Instant now) {
        if (changesNothing(command)) {
            return Optional.of(
                    new CommandRejection(ChannelRejectionCode.NOTHING_TO_DO, null, "The command changes nothing."));
        }
        String title = command.title();
        String category = command.categoryId();
        return Optional.<CommandRejection>empty()
                .or(() -> title == null ? Optional.empty() : VideoMetadataRules.checkTitle(title))
                .or(() -> VideoMetadataRules.checkDescription(command.description()))
                .or(() -> VideoMetadataRules.checkTags(command.tags()))
                .or(() -> category == null ? Optional.empty() : VideoMetadataRules.checkCategory(category))
                .or(() -> command.privacy() == Privacy.UNKNOWN
                        ? Optional.of(new CommandRejection(
                                ChannelRejectionCode.PUBLISH_TIME_INVALID,
                                "privacy",
                                "must be PUBLIC, UNLISTED or PRIVATE"))
                        : Optional.empty())
                .or(() -> PublishTime.parse(command.publishAt(), command.publishZone(), command.privacy(), now)
                        .rejection());
    }

    private static boolean changesNothing(UpdateVideo command) {
        return command.title() == null
                && command.description() == null
                && command.tags() == null
                && command.categoryId() == null
                && command.privacy() == null
                && command.publishAt() == null
                && command.publishZone() == null;
    }

    /**
     * The request body of {@code videos.update}.
     *
     * @param parts names of the parts that change
     * @param changedFields names of the properties whose value changes; empty when the video has all values already
     * @param body id and the changed parts, complete
     */
    public record MergedMetadata(Set<String> parts, List<String> changedFields, ObjectNode body) {}

    /**
     * Merges the command into the video as it was read.
     *
     * @param video the video resource with snippet and status, as its owner reads it
     * @return empty when the command sets a publish time and the video is not private
     */
    public static Optional<MergedMetadata> merge(UpdateVideo command, JsonNode video, Instant now) {
        ObjectNode snippet = editableFields(video.path("snippet"), SNIPPET_FIELDS);
        ObjectNode status = editableFields(video.path("status"), STATUS_FIELDS);
        setIfPresent(snippet, "title", command.title());
        setIfPresent(snippet, "description", command.description());
        setIfPresent(snippet, "categoryId", command.categoryId());
        if (command.tags() != null) {
            ArrayNode tags = snippet.putArray("tags");
            command.tags().forEach(tags::add);
        }
        Privacy privacy = command.privacy();
        setIfPresent(
                status, "privacyStatus", privacy == null ? null : privacy.name().toLowerCase(Locale.ROOT));
        Instant publishAt = PublishTime.parse(command.publishAt(), command.publishZone(), privacy, now)
                .publishAt();
        setIfPresent(status, "publishAt", publishAt == null ? null : publishAt.toString());
        if (!status.path("privacyStatus").asText().equals("private")) {
            if (publishAt != null) {
                return Optional.empty();
            }
            status.remove("publishAt");
        }
        return Optional.of(compare(video, snippet, status));
    }

    private static MergedMetadata compare(JsonNode video, ObjectNode snippet, ObjectNode status) {
        List<String> changedSnippet = changedFields(video.path("snippet"), snippet, SNIPPET_FIELDS);
        List<String> changedStatus = changedFields(video.path("status"), status, STATUS_FIELDS);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("id", video.path("id").asText());
        Set<String> parts = new TreeSet<>();
        if (!changedSnippet.isEmpty()) {
            parts.add("snippet");
            body.set("snippet", snippet);
        }
        if (!changedStatus.isEmpty()) {
            parts.add("status");
            body.set("status", status);
        }
        List<String> changedFields = new ArrayList<>(changedSnippet);
        changedFields.addAll(changedStatus);
        return new MergedMetadata(parts, changedFields, body);
    }

    private static List<String> changedFields(JsonNode before, ObjectNode after, List<String> names) {
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .toList();
    }

    private static ObjectNode editableFields(JsonNode part, List<String> names) {
        ObjectNode editable = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> {
            if (part.has(name)) {
                editable.set(name, part.get(name));
            }
        });
        return editable;
    }

    private static void setIfPresent(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
