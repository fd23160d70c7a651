package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import dev.ratiomesh.order.placing.outbound.store.OrderWorkQueue;
import dev.ratiomesh.order.placing.outbound.store.OrderWorkQueue.CampaignReading;
import dev.ratiomesh.order.placing.outbound.store.OrderWorkQueue.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes targets, of which only the latest of each campaign in a poll counts: records sightings, ends orders of campaigns
 * that have caught up, and screens those that are behind.
 */
@ApplicationScoped
class TargetTopic {
    private static final Set<Verdict> CAUGHT_UP = Set.of(Verdict.ON_TRACK, Verdict.AHEAD);

    private final StreamLane<TargetFact> lane;
    private final OrderWorkQueue workQueue;
    private final TargetScreening screening;
    private final DueOrderTimer dueOrders;
    private final Clock clock;

    TargetTopic(
            LaneContext lanes,
            OrderWorkQueue workQueue,
            TargetScreening screening,
            DueOrderTimer dueOrders,
            Clock clock) {
        this.lane = lanes.stream("targets", TargetFact.class, this::handle);
        this.workQueue = workQueue;
        this.screening = screening;
        this.dueOrders = dueOrders;
        this.clock = clock;
    }

    @Incoming("targets")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> handle(List<ReceivedEvent<TargetFact>> batch) {
        List<ReceivedEvent<TargetFact>> latest = StreamLane.latest(batch, TargetFact::campaignId);
        List<CampaignReading> caughtUp = readings(latest, CAUGHT_UP);
        List<CampaignReading> behind = readings(latest, Set.of(Verdict.BEHIND));
        return workQueue
                .recordSightings(sightings(latest))
                .chain(() -> workQueue.requestEndOfCaughtUp(caughtUp, clock.instant()))
                .chain(() -> workQueue.eligibleCampaigns(behind, clock.instant()))
                .chain(candidates -> screening.screen(latest.stream()
                        .filter(target -> candidates.contains(target.event().campaignId()))
                        .toList()))
                .invoke(dueOrders::wake);
    }

    private static List<Sighting> sightings(List<ReceivedEvent<TargetFact>> latest) {
        return latest.stream()
                .map(received -> (TargetComputed) received.event())
                .flatMap(target -> Stream.ofNullable(target.likes().actual())
                        .map(likes -> new Sighting(target.campaignId(), target.observedAt(), target.views(), likes)))
                .toList();
    }

    private static List<CampaignReading> readings(List<ReceivedEvent<TargetFact>> latest, Set<Verdict> verdicts) {
        return latest.stream()
                .map(received -> (TargetComputed) received.event())
                .filter(target -> verdicts.contains(target.verdict()))
                .map(target -> new CampaignReading(target.campaignId(), target.observedAt(), target.views()))
                .toList();
    }
}
