package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.fleet.uploading.inbound.work.UploadTimer;
import dev.ratiomesh.fleet.uploading.inbound.work.VideoUpdateTimer;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes the commands about uploads and videos, and wakes the timers that work on them. Commands of unknown types are left
 * to the topic of the access feature, the one lane that makes dead letters of them.
 */
@ApplicationScoped
public class VideoCommandTopic {
    public static final String CHANNEL = "video-commands";

    private final AggregateLane<VideoCommand, UploadRow> lane;
    private final UploadTimer uploadTimer;
    private final VideoUpdateTimer updateTimer;

    VideoCommandTopic(
            AggregateLanes lanes,
            UploadStore store,
            VideoCommandHandler handler,
            UploadTimer uploadTimer,
            VideoUpdateTimer updateTimer) {
        this.lane = lanes.part(
                CHANNEL,
                new AggregateLanes.CommandSubset<>(VideoCommand.class, ChannelCommand.class, false),
                store,
                handler);
        this.uploadTimer = uploadTimer;
        this.updateTimer = updateTimer;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(() -> {
            uploadTimer.wake();
            updateTimer.wake();
        });
    }
}
