package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.outbound.PollMeters;
import dev.ratiomesh.poller.reading.outbound.YouTubeStatsClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** One call for one batch. */
@ApplicationScoped
class PollCall {
    private final YouTubeStatsClient youtube;
    private final StatsResultHandler outcomes;
    private final PollMeters meters;
    private final Clock clock;

    PollCall(YouTubeStatsClient youtube, StatsResultHandler outcomes, PollMeters meters, Clock clock) {
        this.youtube = youtube;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Makes the call, which is reserved, and carries out what follows; true when another call makes sense now. */
    Uni<Boolean> make(PollBatch batch) {
        return youtube.fetchStats(batch.bucket(), batch.videoIds())
                .invoke(answer -> count(batch, answer))
                .chain(answer -> outcomes.handle(answer, batch, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private void count(PollBatch batch, StatsResult answer) {
        meters.countCall(batch.bucket(), answer);
        if (answer instanceof StatsResult.Stats read) {
            int found = (int)
                    batch.videoIds().stream().filter(read.videos()::containsKey).count();
            meters.countReadings(found, batch.claims().size() - found);
        }
    }
}
