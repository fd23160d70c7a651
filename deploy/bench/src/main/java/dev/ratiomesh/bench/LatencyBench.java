package dev.ratiomesh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.LocalMeshOptions;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import dev.ratiomesh.local.OperatorApi;
import dev.ratiomesh.testkit.child.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Measures the whole mesh with 1,000 campaigns of 50 tenants at a cadence of 36 s: from the reading that shows a video
 * behind to the order that the provider has accepted, and to the dashboard that shows it. Campaigns are created, and
 * videos fall behind, evenly over one cadence: the result is the way of one change, not the length of a queue that the
 * measurement laid out.
 */
final class LatencyBench {
    private static final int CAMPAIGNS = 1_000;
    private static final int CAMPAIGNS_PER_TENANT = 20;
    private static final int VIDEOS_BEHIND = 200;
    private static final Duration CADENCE = Duration.ofSeconds(36);

    private final Path home;

    LatencyBench(Path home) {
        this.home = home;
    }

    List<String> run() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (Mesh mesh = Mesh.start(options(), new Console(System.out, false));
                TopicFeed feed = new TopicFeed(mesh.bootstrapServers())) {
            String up = String.format(Locale.ROOT, "mesh up in %.1f s", (System.nanoTime() - startNanos) / 1e9);
            SandboxControl sandbox = new SandboxControl(mesh);
            sandbox.set(IntStream.range(0, CAMPAIGNS), 20_000);
            Stopwatch.spread(
                    CADENCE,
                    CAMPAIGNS,
                    (from, end) -> feed.publish(Topic.CAMPAIGN_COMMANDS, from, end - from, LatencyBench::create));
            Stopwatch.await(() -> feed.recordCount("engagement.targets") >= 2L * CAMPAIGNS);
            Watch watch = new Watch(mesh);
            watch.start();
            Stopwatch.spread(
                    CADENCE,
                    VIDEOS_BEHIND,
                    (from, end) ->
                            sandbox.set(IntStream.range(from, end).map(i -> i * (CAMPAIGNS / VIDEOS_BEHIND)), 3_000));
            Stopwatch.await(() -> watch.shown() >= VIDEOS_BEHIND && sandbox.orders() >= VIDEOS_BEHIND);
            return report(up, sandbox.accepted(), watch);
        }
    }

    /** Grants enough quota for the readings, so that the result is the mesh and not YouTube's limit. */
    private LocalMeshOptions options() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("mesh.home", home.toString());
        properties.setProperty("mesh.without", "channel-fleet");
        properties.setProperty(
                "mesh.dir",
                Files.createTempDirectory(
                                Files.createDirectories(home.resolve("deploy/bench/target/ground")), "latency")
                        .toString());
        for (MeshPort port : MeshPort.values()) {
            properties.setProperty(port.option(), Integer.toString(FreePorts.free()));
        }
        properties.setProperty("mesh.speed", "1");
        properties.setProperty("mesh.sandbox.conf.sandbox.bucket.batch-get-stats", "1000000");
        properties.setProperty("mesh.stats-poller.conf.poller.quota.batch-get-stats", "1000000");
        return LocalMeshOptions.from(properties);
    }

    private static String video(int i) {
        return String.format(Locale.ROOT, "bench-%05d", i);
    }

    private static TopicFeed.Keyed create(int i) {
        String id = "latency-" + i;
        BigDecimal hundred = new BigDecimal("100.00");
        var command = new CreateCampaign(
                id,
                "bench-" + i / CAMPAIGNS_PER_TENANT,
                video(i),
                "Latency",
                "Pop",
                100_000_000,
                Instant.now().plus(Duration.ofDays(60)),
                CADENCE,
                0L,
                null,
                null,
                new Budget("USD", new BigDecimal("500.00"), hundred, hundred, hundred),
                new Reach("google-ads", Long.toString(1_000_000_000L + i / CAMPAIGNS_PER_TENANT)));
        return new TopicFeed.Keyed(id, command);
    }

    private static List<String> report(String up, Map<String, Instant> accepted, Watch watch) {
        List<Long> orders = new ArrayList<>();
        watch.proposed().forEach((order, observed) -> {
            Instant at = accepted.get(order);
            if (at != null) {
                orders.add(Duration.between(observed, at).toMillis());
            }
        });
        return List.of(
                up,
                line("reading to accepted order", orders),
                line("reading to dashboard", new ArrayList<>(watch.shownMillis())));
    }

    private static String line(String path, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        int last = sorted.size() - 1;
        return String.format(
                Locale.ROOT,
                "%-26s n %d, median %d ms, 99th percentile %d ms, most %d ms, promised 2000 ms %s",
                path,
                sorted.size(),
                sorted.get(last / 2),
                sorted.get((int) Math.floor(last * 0.99)),
                sorted.get(last),
                sorted.get((int) Math.floor(last * 0.99)) < 2000 ? "kept" : "MISSED");
    }

    /** Controls the sandbox: sets counts, reads acceptances. */
    private record SandboxControl(Mesh mesh) {
        void set(IntStream videos, long likes) throws IOException, InterruptedException {
            List<Object> instructions = videos.<Object>mapToObj(i -> Map.of(
                            "set",
                            Map.of("videoId", video(i), "views", 1_000_000 + i, "likes", likes, "comments", 900)))
                    .toList();
            int status = mesh.api().post(mesh.options().url(MeshPort.SANDBOX) + "/sandbox/faults", instructions);
            if (status >= 300) {
                throw new IOException("the sandbox answered " + status);
            }
        }

        int orders() {
            try {
                return accepted().size();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("the sandbox's ledger cannot be read", e);
            }
        }

        Map<String, Instant> accepted() throws IOException, InterruptedException {
            Map<String, Instant> accepted = new HashMap<>();
            for (JsonNode order : mesh.api()
                    .get(mesh.options().url(MeshPort.SANDBOX) + "/sandbox/ledger")
                    .path("orders")) {
                accepted.put(
                        order.path("campaignName").asText(),
                        Instant.parse(order.path("acceptedAt").asText()));
            }
            return accepted;
        }
    }

    /** Reads the live stream as a dashboard does and notes when the first order of a campaign is shown. */
    private static final class Watch {
        private final Mesh mesh;
        private final Map<String, Long> shown = new HashMap<>();

        Watch(Mesh mesh) {
            this.mesh = mesh;
        }

        void start() {
            Thread reader = new Thread(this::read, "dashboard");
            reader.setDaemon(true);
            reader.start();
        }

        synchronized int shown() {
            return shown.size();
        }

        synchronized List<Long> shownMillis() {
            return List.copyOf(shown.values());
        }

        /** Returns, by order, the moment of the reading that caused it. */
        Map<String, Instant> proposed() {
            return orders().collect(Collectors.toMap(
                    order -> order.path("orderId").asText(),
                    order -> Instant.parse(order.path("targetObservedAt").asText())));
        }

        private Stream<JsonNode> orders() {
            OperatorApi api = mesh.api();
            return IntStream.range(0, VIDEOS_BEHIND)
                    .map(i -> i * (CAMPAIGNS / VIDEOS_BEHIND))
                    .boxed()
                    .flatMap(i -> {
                        try {
                            String url = mesh.options().url(MeshPort.CAMPAIGN_SERVICE) + "/api/campaigns/latency-" + i
                                    + "/orders";
                            return StreamSupport.stream(
                                    api.get(url).path("items").spliterator(), false);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException("cannot read the orders of campaign " + i, e);
                        }
                    });
        }

        private void read() {
            try (var lines = mesh.api().lines(mesh.options().url(MeshPort.CAMPAIGN_SERVICE) + "/api/stream")) {
                lines.filter(line -> line.startsWith("data:")).forEach(line -> note(line.substring(5)));
            } catch (IOException | InterruptedException | UncheckedIOException e) {
                // The mesh is stopped while its stream is open; run() notices an order that was not shown before
                // that.
                System.out.println("the live stream ended: " + e.getMessage());
            }
        }

        private synchronized void note(String json) {
            try {
                JsonNode campaign = TopicFeed.JSON.readTree(json);
                if (campaign.path("orders").path("count").asInt() > 0) {
                    Instant reading = Instant.parse(
                            campaign.path("latest").path("observedAt").asText());
                    shown.putIfAbsent(
                            campaign.path("campaignId").asText(),
                            Duration.between(reading, Instant.now()).toMillis());
                }
            } catch (IOException e) {
                throw new IllegalStateException("not JSON: " + json, e);
            }
        }
    }
}
