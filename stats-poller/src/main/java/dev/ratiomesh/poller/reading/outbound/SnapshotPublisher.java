package dev.ratiomesh.poller.reading.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.VideoSubscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes a snapshot to every running campaign of a video that was read. */
@ApplicationScoped
public class SnapshotPublisher {
    private final SubscriptionQueries subscriptions;
    private final Publisher publisher;
    private final PollMeters meters;
    private final int unavailableAfterMisses;

    SnapshotPublisher(Pool pool, Publisher publisher, PollMeters meters, PollerConfig config) {
        this.subscriptions = new SubscriptionQueries(pool);
        this.publisher = publisher;
        this.meters = meters;
        this.unavailableAfterMisses = config.missing().unavailableAfterMisses();
    }

    private record SubscriberFact(VideoSubscription subscription, VideoFact fact) {
        boolean isUnavailable() {
            return fact instanceof VideoFact.VideoUnavailable;
        }
    }

    /** Publishes the snapshots of the readings; completes after the broker has acknowledged all of them. */
    public Uni<Void> publish(List<VideoReading> readings) {
        Map<String, VideoReading> byVideo =
                readings.stream().collect(Collectors.toMap(VideoReading::videoId, Function.identity()));
        return subscriptions
                .findByVideos(byVideo.keySet().toArray(String[]::new))
                .chain(found -> {
                    List<SubscriberFact> facts = new ArrayList<>(found.size());
                    for (VideoSubscription subscription : found) {
                        VideoReading reading = byVideo.get(subscription.videoId());
                        if (reading != null) {
                            subscription
                                    .factFor(reading, unavailableAfterMisses)
                                    .ifPresent(fact -> facts.add(new SubscriberFact(subscription, fact)));
                        }
                    }
                    return send(facts);
                });
    }

    private Uni<Void> send(List<SubscriberFact> facts) {
        return publisher
                .sendAll(facts.stream().map(this::record).toList())
                .invoke(() -> meters.countFacts(facts.size()))
                .chain(() -> subscriptions.saveAbsenceReported(changed(facts, true), true))
                .chain(() -> subscriptions.saveAbsenceReported(changed(facts, false), false));
    }

    /** Returns the campaigns whose reported absence changes; usually none, and then nothing is written. */
    private static List<String> changed(List<SubscriberFact> facts, boolean unavailable) {
        return facts.stream()
                .filter(addressed -> addressed.isUnavailable() == unavailable
                        && addressed.subscription().absenceReported() != unavailable)
                .map(addressed -> addressed.subscription().campaignId())
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(SubscriberFact addressed) {
        VideoFact fact = addressed.fact();
        var outgoing = new OutgoingEvent(Topic.VIDEO_SNAPSHOTS, fact.campaignId(), fact.tenantId(), fact);
        return publisher.recordWithId(
                outgoing, id(fact), addressed.subscription().traceparent());
    }

    /** Derives the message id from campaign and time, so that a repeated reading has the same id. */
    private static String id(VideoFact fact) {
        String name = fact.campaignId() + "@" + fact.observedAt();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** Reads the running campaigns of videos, and stores to which of them an absence has been reported. */
    private static final class SubscriptionQueries {
        private static final String SELECT_BY_VIDEOS =
                """
            SELECT campaign_id, tenant_id, video_id, genre, view_goal, traceparent, told_unavailable
            FROM watch WHERE running AND video_id = ANY($1) ORDER BY campaign_id
            """;
        private static final String UPDATE_TOLD = "UPDATE watch SET told_unavailable = $2 WHERE campaign_id = ANY($1)";

        private final Pool pool;

        SubscriptionQueries(Pool pool) {
            this.pool = pool;
        }

        Uni<List<VideoSubscription>> findByVideos(String[] videoIds) {
            return pool.preparedQuery(SELECT_BY_VIDEOS)
                    .execute(Tuple.of(videoIds))
                    .map(rows -> PgRows.list(rows, SubscriptionQueries::subscription));
        }

        /** Stores whether the absence of the video has been reported to these campaigns. */
        Uni<Void> saveAbsenceReported(List<String> campaignIds, boolean unavailable) {
            return campaignIds.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : pool.preparedQuery(UPDATE_TOLD)
                            .execute(Tuple.of(campaignIds.toArray(String[]::new), unavailable))
                            .replaceWithVoid();
        }

        private static VideoSubscription subscription(Row row) {
            return new VideoSubscription(
                    row.getString("campaign_id"),
                    row.getString("tenant_id"),
                    row.getString("video_id"),
                    row.getString("genre"),
                    row.getLong("view_goal"),
                    row.getString("traceparent"),
                    row.getBoolean("told_unavailable"));
        }
    }
}
