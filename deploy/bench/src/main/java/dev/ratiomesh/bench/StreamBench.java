package dev.ratiomesh.bench;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.child.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Measures ratio-engine against a bare consume-compute-produce loop that computes the same targets. */
final class StreamBench {
    private static final int WARM_UP = 400_000;
    private static final int ROUND_SNAPSHOTS = 200_000;
    private static final int ROUNDS = 3;

    private final Path home;

    StreamBench(Path home) {
        this.home = home;
    }

    BenchResult run() throws IOException, InterruptedException {
        try (BenchEnvironment ground = new BenchEnvironment(home, "stream");
                TopicFeed feed = new TopicFeed(ground.kafka.bootstrapServers());
                BaselineLoop bare = new BaselineLoop(ground.kafka.bootstrapServers())) {
            ChildProcess service = ground.service("ratio-engine", Map.of());
            feed.publish(Topic.VIDEO_SNAPSHOTS, 0, WARM_UP, TopicFeed::snapshot);
            Stopwatch.await(() -> feed.recordCount("engagement.targets") >= WARM_UP);
            BenchEnvironment.suspend(service);
            bare.process(WARM_UP);
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                feed.publish(Topic.VIDEO_SNAPSHOTS, WARM_UP + round * ROUND_SNAPSHOTS, ROUND_SNAPSHOTS, TopicFeed::snapshot);
                theirs[round] = bare.process(ROUND_SNAPSHOTS);
                long target = feed.recordCount("engagement.targets") + ROUND_SNAPSHOTS;
                BenchEnvironment.resume(service);
                ours[round] = Stopwatch.rate(ROUND_SNAPSHOTS, () -> feed.recordCount("engagement.targets") >= target);
                BenchEnvironment.suspend(service);
                System.out.printf("stream round %d: ours %.0f/s, bare %.0f/s%n", round + 1, ours[round], theirs[round]);
            }
            service.kill();
            return new BenchResult(
                    "ratio-engine",
                    Stopwatch.median(ours),
                    "bare Kafka client and Jackson",
                    Stopwatch.median(theirs),
                    0.6);
        }
    }
}
