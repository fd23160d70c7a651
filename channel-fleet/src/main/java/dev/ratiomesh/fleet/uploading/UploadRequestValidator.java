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

/** Whether a job is taken, before a byte of it is looked at. */
public final class UploadRequestValidator {
    private static final int MOST_CHANNELS = 50;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final SourcePolicy origins;

    public UploadRequestValidator(SourcePolicy origins) {
        this.origins = origins;
    }

    /** What becomes of a command. */
    public sealed interface RequestValidation {
        record RequestAccepted(VideoMetadata metadata, ResolvedSource file, @Nullable ResolvedSource thumbnail)
                implements RequestValidation {}

        /** It is there already, with the same content. */
        record RequestDuplicate() implements RequestValidation {}

        record RequestRejected(CommandRejection fault) implements RequestValidation {}
    }

    /**
     * @param known hash of the upload that has this id already, null when there is none
     * @param own which of the command's channels belong to its tenant
     */
    public RequestValidation decide(PublishUpload command, @Nullable String known, Set<String> own, Instant now) {
        if (known != null) {
            return known.equals(hash(command))
                    ? new RequestValidation.RequestDuplicate()
                    : declined(ChannelRejectionCode.ALREADY_EXISTS, "uploadId", "names another upload already");
        }
        return form(command, now)
                .or(() -> channels(command.channels(), own))
                .<RequestValidation>map(RequestValidation.RequestRejected::new)
                .orElseGet(() -> places(command, now));
    }

    /** What can be said of a command without looking anything up. */
    private static Optional<CommandRejection> form(PublishUpload command, Instant now) {
        return Stream.<Supplier<Optional<CommandRejection>>>of(
                        () -> id(command.uploadId()),
                        () -> VideoMetadataRules.title(command.title()),
                        () -> VideoMetadataRules.description(command.description()),
                        () -> VideoMetadataRules.tags(command.tags()),
                        () -> VideoMetadataRules.category(command.categoryId()),
                        () -> privacy(command.privacy()),
                        () -> size(command.bytes()),
                        () -> PublishTime.of(command.publishAt(), command.publishZone(), command.privacy(), now)
                                .fault())
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CommandRejection> id(String id) {
        return ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.UPLOAD_UNKNOWN,
                        "uploadId",
                        "must be 1 to 64 letters, digits, dots, dashes and underscores"));
    }

    private static Optional<CommandRejection> privacy(Privacy privacy) {
        return privacy != Privacy.UNKNOWN
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.PRIVACY_INVALID, "privacy", "must be PUBLIC, UNLISTED or PRIVATE"));
    }

    private static Optional<CommandRejection> size(@Nullable Long bytes) {
        return bytes == null || bytes > 0
                ? Optional.empty()
                : Optional.of(new CommandRejection(ChannelRejectionCode.FILE_INVALID, "bytes", "must be 1 or more"));
    }

    /** A channel of another tenant is as unknown as one that does not exist. */
    private static Optional<CommandRejection> channels(List<String> channels, Set<String> own) {
        if (channels.isEmpty() || channels.size() > MOST_CHANNELS) {
            return channelsInvalid("must be 1 to " + MOST_CHANNELS + " channels, are " + channels.size());
        }
        Set<String> seen = new HashSet<>();
        for (String channel : channels) {
            if (!seen.add(channel)) {
                return channelsInvalid("name " + channel + " twice");
            }
            if (!own.contains(channel)) {
                return channelsInvalid("name " + channel + ", which is no connected channel of this tenant");
            }
        }
        return Optional.empty();
    }

    private RequestValidation places(PublishUpload command, Instant now) {
        ResolvedSource file;
        ResolvedSource thumbnail;
        try {
            file = origins.read(command.tenantId(), command.file());
        } catch (SourcePolicy.SourceRejectedException e) {
            return declined(ChannelRejectionCode.FILE_INVALID, "file", e.words());
        }
        try {
            String image = command.thumbnail();
            thumbnail = image == null ? null : origins.read(command.tenantId(), image);
        } catch (SourcePolicy.SourceRejectedException e) {
            return declined(ChannelRejectionCode.THUMBNAIL_INVALID, "thumbnail", e.words());
        }
        return new RequestValidation.RequestAccepted(metadata(command, now), file, thumbnail);
    }

    private static VideoMetadata metadata(PublishUpload command, Instant now) {
        String description = command.description();
        List<String> tags = command.tags();
        Boolean notify = command.notifySubscribers();
        return new VideoMetadata(
                command.title(),
                description == null ? "" : description,
                tags == null ? List.of() : tags,
                command.categoryId(),
                command.privacy(),
                PublishTime.of(command.publishAt(), command.publishZone(), command.privacy(), now)
                        .moment(),
                command.madeForKids(),
                command.syntheticMedia(),
                notify == null || notify);
    }

    /** Of everything in a job but who asked for it. */
    public static String hash(PublishUpload command) {
        try {
            ObjectNode tree = JsonMappers.tolerant().valueToTree(command);
            tree.remove("by");
            return Sha256.hex(JsonMappers.tolerant().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is JSON", e);
        }
    }

    private static Optional<CommandRejection> channelsInvalid(String detail) {
        return Optional.of(new CommandRejection(ChannelRejectionCode.CHANNELS_INVALID, "channels", detail));
    }

    private static RequestValidation declined(ChannelRejectionCode code, String field, String detail) {
        return new RequestValidation.RequestRejected(new CommandRejection(code, field, detail));
    }
}
