package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.UploadCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import java.time.Instant;

/** Answers to commands that are not carried out. */
public final class Rejections {
    private Rejections() {}

    public static OutgoingEvent commandRejected(
            VideoCommand command, Envelope envelope, CommandRejection fault, Instant now) {
        String subject =
                command instanceof UploadCommand upload ? upload.uploadId() : ((UpdateVideo) command).videoId();
        String channel = command instanceof UpdateVideo update ? update.channelId() : null;
        return UploadStore.outgoing(
                command.key(),
                new ChannelCommandRejected(
                        subject,
                        channel,
                        command.tenantId(),
                        envelope.id(),
                        envelope.type(),
                        fault.code(),
                        fault.field(),
                        fault.detail(),
                        now));
    }
}
