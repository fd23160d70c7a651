package dev.ratiomesh.fleet.uploading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.source.SourcePolicy;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Validates publish commands before any byte of the file is read. The first fault found is the answer. */
public final class UploadRequestValidator {
    private static final int MAX_CHANNELS = 50;
    private static final Pattern UPLOAD_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final SourcePolicy sourcePolicy;

    public UploadRequestValidator(SourcePolicy sourcePolicy) {
        this.sourcePolicy = sourcePolicy;
    }

    /** The result of validating a publish command. */
    public sealed interface RequestValidation {
        /**
         * The command is valid.
         *
         * @param thumbnail null when none is requested
         */
        record RequestAccepted(VideoMetadata metadata, ResolvedSource file, @Nullable ResolvedSource thumbnail)
                implements RequestValidation {}

        /** An upload with this id and the same content exists; the command has no further effect. */
        record RequestDuplicate() implements RequestValidation {}

        /** The command is invalid, for this reason. */
        record RequestRejected(CommandRejection rejection) implements RequestValidation {}
    }

    /**
     * Validates a command.
     *
     * @param existingHash content hash of the upload that has this id already, null when there is none
     * @param connectedChannels those of the command's channels that are connected and belong to its tenant
     */
    public RequestValidation validate(
            PublishUpload command, @Nullable String existingHash, Set<String> connectedChannels, Instant now) {
        if (existingHash != null) {
            return existingHash.equals(contentHash(command))
                    ? new RequestValidation.RequestDuplicate()
                    : rejected(ChannelRejectionCode.ALREADY_EXISTS, "uploadId", "is the id of another upload already");
        }
        return checkForm(command, now)
                .or(() -> checkChannels(command.channels(), connectedChannels))
                .<RequestValidation>map(RequestValidation.RequestRejected::new)
                .orElseGet(() -> resolveSources(command, now));
    }

    /** Hashes the whole command but {@code by}: a repeated command is the same upload, from any caller. */
    public static String contentHash(PublishUpload command) {
        try {
            ObjectNode tree = JsonMappers.tolerant().valueToTree(command);
            tree.remove("by");
            return Sha256.hex(JsonMappers.tolerant().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is JSON", e);
        }
    }

    /** Checks everything that needs no lookup. */
    private static Optional<CommandRejection> checkForm(PublishUpload command, Instant now) {
        return Stream.<Supplier<Optional<CommandRejection>>>of(
                        () -> checkId(command.uploadId()),
                        () -> VideoMetadataRules.checkTitle(command.title()),
                        () -> VideoMetadataRules.checkDescription(command.description()),
                        () -> VideoMetadataRules.checkTags(command.tags()),
                        () -> VideoMetadataRules.checkCategory(command.categoryId()),
                        () -> checkPrivacy(command.privacy()),
                        () -> checkSize(command.bytes()),
                        () -> PublishTime.parse(command.publishAt(), command.publishZone(), command.privacy(), now)
                                .rejection())
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CommandRejection> checkId(String id) {
        return UPLOAD_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.UPLOAD_UNKNOWN,
                        "uploadId",
                        "must be 1 to 64 letters, digits, dots, dashes and underscores"));
    }

    private static Optional<CommandRejection> checkPrivacy(Privacy privacy) {
        return privacy != Privacy.UNKNOWN
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.PRIVACY_INVALID, "privacy", "must be PUBLIC, UNLISTED or PRIVATE"));
    }

    private static Optional<CommandRejection> checkSize(@Nullable Long bytes) {
        return bytes == null || bytes > 0
                ? Optional.empty()
                : Optional.of(new CommandRejection(ChannelRejectionCode.FILE_INVALID, "bytes", "must be 1 or more"));
    }

    /** Rejects another tenant's channel exactly like one that does not exist, so that ids of others cannot be probed. */
    private static Optional<CommandRejection> checkChannels(List<String> channels, Set<String> connectedChannels) {
        if (channels.isEmpty() || channels.size() > MAX_CHANNELS) {
            return channelsInvalid("must be 1 to " + MAX_CHANNELS + " channels, has " + channels.size());
        }
        Set<String> seen = new HashSet<>();
        for (String channel : channels) {
            if (!seen.add(channel)) {
                return channelsInvalid("contains " + channel + " twice");
            }
            if (!connectedChannels.contains(channel)) {
                return channelsInvalid("contains " + channel + ", which is not a connected channel of this tenant");
            }
        }
        return Optional.empty();
    }

    private RequestValidation resolveSources(PublishUpload command, Instant now) {
        ResolvedSource file;
        ResolvedSource thumbnail;
        try {
            file = sourcePolicy.resolve(command.tenantId(), command.file());
        } catch (SourcePolicy.SourceRejectedException e) {
            return rejected(ChannelRejectionCode.FILE_INVALID, "file", e.message());
        }
        try {
            String image = command.thumbnail();
            thumbnail = image == null ? null : sourcePolicy.resolve(command.tenantId(), image);
        } catch (SourcePolicy.SourceRejectedException e) {
            return rejected(ChannelRejectionCode.THUMBNAIL_INVALID, "thumbnail", e.message());
        }
        return new RequestValidation.RequestAccepted(toMetadata(command, now), file, thumbnail);
    }

    private static VideoMetadata toMetadata(PublishUpload command, Instant now) {
        String description = command.description();
        List<String> tags = command.tags();
        Boolean notify = command.notifySubscribers();
        return new VideoMetadata(
                command.title(),
                description == null ? "" : description,
                tags == null ? List.of() : tags,
                command.categoryId(),
                command.privacy(),
                PublishTime.parse(command.publishAt(), command.publishZone(), command.privacy(), now)
                        .publishAt(),
                command.madeForKids(),
                command.syntheticMedia(),
                notify == null || notify);
    }

    private static Optional<CommandRejection> channelsInvalid(String detail) {
        return Optional.of(new CommandRejection(ChannelRejectionCode.CHANNELS_INVALID, "channels", detail));
    }

    private static RequestValidation rejected(ChannelRejectionCode code, String field, String detail) {
        return new RequestValidation.RequestRejected(new CommandRejection(code, field, detail));
    }
}
