package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.UploadCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadEvent;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.AggregateLoader;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.decision.ChannelCandidate;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores uploads. A transition is stored with the usage of its channel's day and its events, in one transaction. */
@ApplicationScoped
public class UploadStore implements AggregateLoader<UploadRow> {
    private final Outbox outbox;
    private final ChannelDayUsage dayUsage;
    private final UploadMeters meters;

    UploadStore(Outbox outbox, ChannelDayUsage dayUsage, UploadMeters meters) {
        this.outbox = outbox;
        this.dayUsage = dayUsage;
        this.meters = meters;
    }

    @Override
    public Uni<List<UploadRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createSelectionQuery("from UploadRow where id in :ids order by id", UploadRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    @Override
    public String id(UploadRow row) {
        return row.id();
    }

    /** Loads the requested channels, in the owner's order. Their days stay locked until the commit. */
    public Uni<List<ChannelCandidate>> loadCandidates(Mutiny.Session session, UploadRow row, Instant now) {
        return dayUsage.loadCandidates(session, row.toUpload().request(), now);
    }

    /** Stores the transition of an upload that this session has loaded and locked. */
    public Uni<Void> save(Mutiny.Session session, UploadRow row, Transition transition, Instant now) {
        Upload before = row.toUpload();
        row.apply(before, transition.next(), transition.schedule());
        transition
                .events()
                .forEach(event -> meters.countTransition(event.upload().state()));
        return session.flush()
                .chain(() -> dayUsage.applyUsage(session, before, transition, now))
                .chain(() -> publish(session, row, transition.events()));
    }

    /** Makes an event with the upload's id as its key, which is also the commands' key. */
    public static OutgoingEvent outgoingEvent(UploadEvent event) {
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS, event.upload().uploadId(), event.upload().tenantId(), event);
    }

    /** Makes an event with the given key. */
    public static OutgoingEvent outgoingEvent(String key, ChannelEvent event) {
        return new OutgoingEvent(Topic.CHANNEL_EVENTS, key, event.tenantId(), event);
    }

    /** Makes the event that answers a rejected command. */
    public static OutgoingEvent commandRejectedEvent(
            VideoCommand command, Envelope envelope, CommandRejection rejection, Instant now) {
        String subject =
                command instanceof UploadCommand upload ? upload.uploadId() : ((UpdateVideo) command).videoId();
        String channel = command instanceof UpdateVideo update ? update.channelId() : null;
        return outgoingEvent(
                command.key(),
                new ChannelCommandRejected(
                        subject,
                        channel,
                        command.tenantId(),
                        envelope.id(),
                        envelope.type(),
                        rejection.code(),
                        rejection.field(),
                        rejection.detail(),
                        now));
    }

    private Uni<Void> publish(Mutiny.Session session, UploadRow row, List<UploadEvent> events) {
        return outbox.appendAll(
                session,
                events.stream()
                        .map(event -> new Outbox.Entry(outgoingEvent(event), row.origin()))
                        .toList());
    }
}
