package dev.ratiomesh.bench;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.testkit.child.ChildProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures campaign-service: its snapshot projection against bare inserts, its grouped commands against one a
 * transaction.
 */
final class CampaignBench {
    private static final int WARM_UP = 600_000;
    private static final int ROUND_SNAPSHOTS = 200_000;
    private static final int ROUNDS = 3;
    private static final int BATCH = 2_000;
    private static final int TAIL = 64;
    private static final int COMMANDS = 20_000;
    private static final int SINGLE_COMMANDS = 2_000;

    private final Path home;

    CampaignBench(Path home) {
        this.home = home;
    }

    BenchResult projection() throws IOException, InterruptedException, SQLException {
        try (BenchEnvironment environment = new BenchEnvironment(home, "projection");
                TopicFeed feed = new TopicFeed(environment.kafka.bootstrapServers());
                Connection database = DriverManager.getConnection(environment.jdbcUrl())) {
            ChildProcess service = environment.service("campaign-service", Map.of());
            feed.publish(Topic.VIDEO_SNAPSHOTS, 0, WARM_UP, TopicFeed::snapshot);
            Stopwatch.await(() -> isWritten(database, WARM_UP));
            BenchEnvironment.suspend(service);
            BareInserts inserts = new BareInserts(database);
            inserts.insert(WARM_UP, BATCH);
            double[] mesh = new double[ROUNDS];
            double[] baseline = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                int done = WARM_UP + round * ROUND_SNAPSHOTS;
                feed.publish(Topic.VIDEO_SNAPSHOTS, done, ROUND_SNAPSHOTS, TopicFeed::snapshot);
                baseline[round] = inserts.insert(ROUND_SNAPSHOTS, BATCH);
                BenchEnvironment.resume(service);
                mesh[round] = Stopwatch.rate(ROUND_SNAPSHOTS, () -> isWritten(database, done + ROUND_SNAPSHOTS));
                BenchEnvironment.suspend(service);
                System.out.printf(
                        "projection round %d: ours %.0f/s, bare %.0f/s%n", round + 1, mesh[round], baseline[round]);
            }
            service.kill();
            return new BenchResult(
                    "snapshot projection",
                    Stopwatch.median(mesh),
                    "bare unnest inserts, durable",
                    Stopwatch.median(baseline),
                    0.6);
        }
    }

    BenchResult commands() throws IOException, InterruptedException {
        double single = commandRate(SINGLE_COMMANDS, Map.of("mesh.delivery.group", "1"));
        double grouped = commandRate(COMMANDS, Map.of());
        return new BenchResult("campaign commands", grouped, "one event a transaction, durable", single, 5);
    }

    /** Returns the commands a second, from the first that is read to the last event on Kafka. */
    private double commandRate(int count, Map<String, String> settings) throws IOException, InterruptedException {
        try (BenchEnvironment environment = new BenchEnvironment(home, "commands");
                TopicFeed feed = new TopicFeed(environment.kafka.bootstrapServers())) {
            ChildProcess service = environment.service("campaign-service", settings);
            int warmUp = count / 4;
            feed.publish(Topic.CAMPAIGN_COMMANDS, 0, warmUp, CampaignBench::create);
            Stopwatch.await(() -> feed.recordCount("campaign.events") >= warmUp);
            BenchEnvironment.suspend(service);
            feed.publish(Topic.CAMPAIGN_COMMANDS, warmUp, count, CampaignBench::create);
            BenchEnvironment.resume(service);
            double rate = Stopwatch.rate(count, () -> feed.recordCount("campaign.events") >= warmUp + count);
            System.out.printf("commands %s: %.0f/s%n", settings, rate);
            service.kill();
            return rate;
        }
    }

    private static TopicFeed.Keyed create(int i) {
        String id = "bench-" + i;
        BigDecimal fifty = new BigDecimal("50.00");
        Budget budget = new Budget("USD", new BigDecimal("200.00"), fifty, fifty, new BigDecimal("25.00"));
        var command = new CreateCampaign(
                id,
                "bench",
                "x_BjvhMW9TE",
                "Bench",
                "Pop",
                1_000_000,
                Instant.now().plusSeconds(8_000_000),
                null,
                null,
                null,
                false,
                budget,
                new Reach("google-ads", "1234567890"));
        return new TopicFeed.Keyed(id, command);
    }

    /**
     * Tells whether the first that many are stored. Each partition is written in order, so the last few dozen stand for
     * all; counting the table would take a processor from the measured service.
     */
    private static boolean isWritten(Connection database, int count) {
        try (PreparedStatement statement =
                database.prepareStatement("SELECT count(*) FROM snapshot WHERE campaign_id = ANY(?)")) {
            Object[] last = IntStream.range(count - TAIL, count)
                    .mapToObj(i -> "bench-" + i)
                    .toArray();
            statement.setArray(1, database.createArrayOf("text", last));
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getInt(1) == TAIL;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look into snapshot", e);
        }
    }

    /** Measures the ceiling of the projection: prepared rows, one statement a batch, one commit each, nothing else. */
    private static final class BareInserts {
        private static final String INSERT =
                """
                INSERT INTO bare_snapshot (campaign_id, observed_at, views, likes, comments, unavailable)
                SELECT * FROM unnest(?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[])
                ON CONFLICT DO NOTHING
                """;

        private final Connection database;
        private int next;

        BareInserts(Connection database) throws SQLException {
            this.database = database;
            try (var statement = database.createStatement()) {
                statement.execute("CREATE TABLE bare_snapshot (LIKE snapshot INCLUDING ALL)");
            }
        }

        double insert(int count, int batch) throws SQLException {
            long startNanos = System.nanoTime();
            try (PreparedStatement statement = database.prepareStatement(INSERT)) {
                for (int done = 0; done < count; done += batch) {
                    fill(statement, batch);
                    statement.executeUpdate();
                }
            }
            return count / ((System.nanoTime() - startNanos) / 1e9);
        }

        private void fill(PreparedStatement statement, int batch) throws SQLException {
            Object[][] columns = new Object[6][batch];
            for (int i = 0; i < batch; i++, next++) {
                columns[0][i] = "bench-" + next;
                columns[1][i] = Timestamp.from(TopicFeed.RECENT.plusSeconds(next));
                columns[2][i] = 100_000L + next;
                columns[3][i] = 3_000L;
                columns[4][i] = 200L;
                columns[5][i] = false;
            }
            String[] types = {"text", "timestamptz", "bigint", "bigint", "bigint", "boolean"};
            for (int column = 0; column < types.length; column++) {
                statement.setArray(column + 1, database.createArrayOf(types[column], columns[column]));
            }
        }
    }
}
