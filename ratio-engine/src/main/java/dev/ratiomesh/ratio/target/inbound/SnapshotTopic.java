package dev.ratiomesh.ratio.target.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.target.TargetCalculator;
import dev.ratiomesh.ratio.target.outbound.TargetMeters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code video.snapshots} and publishes a target for each; one poll leads to one send. */
@ApplicationScoped
class SnapshotTopic {

    private final StreamLane<VideoFact> lane;
    private final Publisher publisher;
    private final TargetCalculator calculator;
    private final CurrentBenchmarks benchmarks;
    private final TargetMeters meters;

    SnapshotTopic(
            LaneContext lanes,
            Publisher publisher,
            TargetCalculator targets,
            CurrentBenchmarks benchmarks,
            TargetMeters meters) {
        this.lane = lanes.stream("snapshots", VideoFact.class, this::publishTargets);
        this.publisher = publisher;
        this.calculator = targets;
        this.benchmarks = benchmarks;
        this.meters = meters;
    }

    @Incoming("snapshots")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> publishTargets(List<ReceivedEvent<VideoFact>> batch) {
        return publisher.sendAll(calculator(batch));
    }

    /** Computes a target from the newest snapshot of each campaign; an unavailable video gets none. */
    private List<ProducerRecord<byte[], byte[]>> calculator(List<ReceivedEvent<VideoFact>> facts) {
        Benchmarks current = benchmarks.current();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(facts.size());
        for (ReceivedEvent<VideoFact> last : StreamLane.latest(facts, VideoFact::campaignId)) {
            if (last.event() instanceof VideoObserved video) {
                TargetComputed target = calculator.compute(video, current);
                meters.countTarget(target);
                OutgoingEvent outgoing =
                        new OutgoingEvent(Topic.ENGAGEMENT_TARGETS, target.campaignId(), target.tenantId(), target);
                records.add(publisher.follow(outgoing, last.envelope()));
            }
        }
        return records;
    }
}
