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

/** Tells every running campaign what was read of its video. */
@ApplicationScoped
public class SnapshotPublisher {
    private final SubscriptionQueries subscriptions;
    private final Publisher publisher;
    private final PollMeters meters;
    private final int unavailableAfterMisses;

    SnapshotPublisher(SubscriptionQueries watchers, Publisher publisher, PollMeters meters, PollerConfig config) {
        this.subscriptions = watchers;
        this.publisher = publisher;
        this.meters = meters;
        this.unavailableAfterMisses = config.missing().patience();
    }

    private record SubscriberFact(VideoSubscription subscription, VideoFact fact) {
        boolean isUnavailable() {
            return fact instanceof VideoFact.VideoUnavailable;
        }
    }

    /** Completes when the broker has all of it. */
    public Uni<Void> publish(List<VideoReading> marks) {
        Map<String, VideoReading> byVideo =
                marks.stream().collect(Collectors.toMap(VideoReading::videoId, Function.identity()));
        return subscriptions
                .findByVideos(byVideo.keySet().toArray(String[]::new))
                .chain(all -> {
                    List<SubscriberFact> facts = new ArrayList<>(all.size());
                    for (VideoSubscription watcher : all) {
                        VideoReading mark = byVideo.get(watcher.videoId());
                        if (mark != null) {
                            watcher.factFor(mark, unavailableAfterMisses)
                                    .ifPresent(fact -> facts.add(new SubscriberFact(watcher, fact)));
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

    /** The campaigns whose knowledge of their video's absence has changed; usually none, and then nothing is written. */
    private static List<String> changed(List<SubscriberFact> facts, boolean unavailable) {
        return facts.stream()
                .filter(told -> told.isUnavailable() == unavailable
                        && told.subscription().absenceReported() != unavailable)
                .map(told -> told.subscription().campaignId())
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(SubscriberFact told) {
        VideoFact fact = told.fact();
        var outgoing = new OutgoingEvent(Topic.VIDEO_SNAPSHOTS, fact.campaignId(), fact.tenantId(), fact);
        return publisher.state(outgoing, id(fact), told.subscription().traceparent());
    }

    /** The same for the same reading told twice. */
    private static String id(VideoFact fact) {
        String name = fact.campaignId() + "@" + fact.observedAt();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** The running campaigns of videos, as they are when a reading comes back. */
    @ApplicationScoped
    static class SubscriptionQueries {
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

        /** Remembers whether these campaigns know that their video does not answer. */
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
