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
        try (BenchEnvironment environment = new BenchEnvironment(home, "stream");
                TopicFeed feed = new TopicFeed(environment.kafka.bootstrapServers());
                BaselineLoop loop = new BaselineLoop(environment.kafka.bootstrapServers())) {
            ChildProcess service = environment.service("ratio-engine", Map.of());
            feed.publish(Topic.VIDEO_SNAPSHOTS, 0, WARM_UP, TopicFeed::snapshot);
            Stopwatch.await(() -> feed.recordCount("engagement.targets") >= WARM_UP);
            BenchEnvironment.suspend(service);
            loop.process(WARM_UP);
            double[] mesh = new double[ROUNDS];
            double[] baseline = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                feed.publish(
                        Topic.VIDEO_SNAPSHOTS, WARM_UP + round * ROUND_SNAPSHOTS, ROUND_SNAPSHOTS, TopicFeed::snapshot);
                baseline[round] = loop.process(ROUND_SNAPSHOTS);
                long expected = feed.recordCount("engagement.targets") + ROUND_SNAPSHOTS;
                BenchEnvironment.resume(service);
                mesh[round] = Stopwatch.rate(ROUND_SNAPSHOTS, () -> feed.recordCount("engagement.targets") >= expected);
                BenchEnvironment.suspend(service);
                System.out.printf(
                        "stream round %d: ours %.0f/s, bare %.0f/s%n", round + 1, mesh[round], baseline[round]);
            }
            service.kill();
            return new BenchResult(
                    "ratio-engine",
                    Stopwatch.median(mesh),
                    "bare Kafka client and Jackson",
                    Stopwatch.median(baseline),
                    0.6);
        }
    }
}
