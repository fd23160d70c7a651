package dev.ratiomesh.poller.reading.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.VideoSubscription;
import io.smallrye.mutiny.Uni;
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
    private final SubscriptionQueries watchers;
    private final Publisher publisher;
    private final PollMeters meters;
    private final int patience;

    SnapshotPublisher(SubscriptionQueries watchers, Publisher publisher, PollMeters meters, PollerConfig config) {
        this.watchers = watchers;
        this.publisher = publisher;
        this.meters = meters;
        this.patience = config.missing().patience();
    }

    private record WatcherFact(VideoSubscription watcher, VideoFact fact) {
        boolean unavailable() {
            return fact instanceof VideoFact.VideoUnavailable;
        }
    }

    /** Completes when the broker has all of it. */
    public Uni<Void> publish(List<VideoReading> marks) {
        Map<String, VideoReading> byVideo =
                marks.stream().collect(Collectors.toMap(VideoReading::videoId, Function.identity()));
        return watchers.of(byVideo.keySet().toArray(String[]::new)).chain(all -> {
            List<WatcherFact> facts = new ArrayList<>(all.size());
            for (VideoSubscription watcher : all) {
                VideoReading mark = byVideo.get(watcher.videoId());
                if (mark != null) {
                    watcher.told(mark, patience).ifPresent(fact -> facts.add(new WatcherFact(watcher, fact)));
                }
            }
            return send(facts);
        });
    }

    private Uni<Void> send(List<WatcherFact> facts) {
        return publisher
                .sendAll(facts.stream().map(this::record).toList())
                .invoke(() -> meters.told(facts.size()))
                .chain(() -> watchers.told(changed(facts, true), true))
                .chain(() -> watchers.told(changed(facts, false), false));
    }

    /** The campaigns whose knowledge of their video's absence has changed; usually none, and then nothing is written. */
    private static List<String> changed(List<WatcherFact> facts, boolean unavailable) {
        return facts.stream()
                .filter(told ->
                        told.unavailable() == unavailable && told.watcher().toldUnavailable() != unavailable)
                .map(told -> told.watcher().campaignId())
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(WatcherFact told) {
        VideoFact fact = told.fact();
        var outgoing = new OutgoingEvent(Topic.VIDEO_SNAPSHOTS, fact.campaignId(), fact.tenantId(), fact);
        return publisher.recordWithId(outgoing, id(fact), told.watcher().traceparent());
    }

    /** The same for the same reading told twice. */
    private static String id(VideoFact fact) {
        String name = fact.campaignId() + "@" + fact.observedAt();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
