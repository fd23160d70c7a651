package dev.ratiomesh.local;

import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds the command that starts each process of the mesh. */
record ServiceCatalog(LocalMeshOptions options, LocalKeys keys, KafkaProcess kafka, PostgresProcess postgres) {
    /**
     * Runs on the first compiler alone and the simplest collector: small and quick to start, fast enough for one
     * machine.
     */
    private static final String[] SMALL_JVM = {
        "-Xmx160m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ReservedCodeCacheSize=48m",
        "-XX:MaxMetaspaceSize=160m"
    };

    private static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    static final List<String> DATABASES = List.of("campaigns", "poller", "orders", "channels");

    /** Returns every process, in the order of start. */
    Map<MeshPort, JavaProcessBuilder> processBuilders() {
        Map<MeshPort, JavaProcessBuilder> builders = new LinkedHashMap<>();
        builders.put(MeshPort.SANDBOX, sandbox());
        builders.put(MeshPort.CAMPAIGN_SERVICE, campaignService());
        builders.put(MeshPort.STATS_POLLER, statsPoller());
        builders.put(MeshPort.RATIO_ENGINE, ratioEngine());
        builders.put(MeshPort.ORDER_EXECUTOR, orderExecutor());
        builders.put(MeshPort.CHANNEL_FLEET, channelFleet());
        builders.keySet().removeAll(options.without());
        builders.forEach(this::applySettings);
        return builders;
    }

    /** Builds one process with these further system properties. */
    JavaProcessBuilder processBuilder(MeshPort port, Map<String, String> properties) {
        JavaProcessBuilder builder = Objects.requireNonNull(processBuilders().get(port), port.processName());
        properties.forEach(builder::property);
        return builder;
    }

    private JavaProcessBuilder sandbox() {
        Path jar = options.home().resolve("deploy/sandbox/target/sandbox-1.0.0-SNAPSHOT.jar");
        JavaProcessBuilder child = JavaProcessBuilder.of("sandbox", "dev.ratiomesh.sandbox.SandboxMain")
                .jvm(SMALL_JVM)
                .classPath(requireBuilt(jar))
                .log(log("sandbox"))
                .property("sandbox.port", Integer.toString(options.port(MeshPort.SANDBOX)))
                .property("sandbox.speed", Double.toString(options.speed()))
                .property(
                        "sandbox.journal",
                        options.dir().resolve("sandbox/journal.jsonl").toString());
        Path series = options.series();
        return series == null ? child : child.property("sandbox.series", series.toString());
    }

    private JavaProcessBuilder campaignService() {
        return withDatabase(service(MeshPort.CAMPAIGN_SERVICE), "campaigns")
                .property("campaign.rebuild", Boolean.toString(options.rebuild()));
    }

    private JavaProcessBuilder statsPoller() {
        return withDatabase(service(MeshPort.STATS_POLLER), "poller")
                .property("poller.youtube.url", options.url(MeshPort.SANDBOX))
                .property("poller.youtube.key", "sandbox");
    }

    private JavaProcessBuilder ratioEngine() {
        JavaProcessBuilder child = service(MeshPort.RATIO_ENGINE);
        String benchmarks = options.benchmarks();
        return benchmarks == null ? child : child.property("ratio.benchmarks", benchmarks);
    }

    private JavaProcessBuilder orderExecutor() {
        String sandbox = options.url(MeshPort.SANDBOX);
        return withDatabase(service(MeshPort.ORDER_EXECUTOR), "orders")
                .property("orders.google-ads.host", sandbox)
                .property("orders.google-ads.token-url", sandbox + "/token")
                .property("orders.google-ads.client-id", "sandbox")
                .property("orders.google-ads.client-secret", "sandbox")
                .property("orders.google-ads.refresh-token", "sandbox")
                .property("orders.google-ads.shared-accounts", "*")
                .property("orders.likes-per-reach", "0.04")
                .property("orders.why.signing-key", keys.whyKey().toString())
                .property("orders.work.report-every", "PT5S")
                .property("orders.work.settle-after", "PT10S");
    }

    private JavaProcessBuilder channelFleet() {
        String sandbox = options.url(MeshPort.SANDBOX);
        return withDatabase(service(MeshPort.CHANNEL_FLEET), "channels")
                .property("fleet.google.data-url", sandbox)
                .property("fleet.google.analytics-url", sandbox)
                .property("fleet.google.reporting-url", sandbox)
                .property("fleet.google.auth-url", sandbox + "/o/oauth2/v2/auth")
                .property("fleet.google.token-url", sandbox + "/token")
                .property("fleet.google.revoke-url", sandbox + "/revoke")
                .property("fleet.google.client-id", "sandbox")
                .property("fleet.google.client-secret", "sandbox")
                .property("fleet.google.key", "sandbox")
                .property(
                        "fleet.access.redirect-uri", options.url(MeshPort.CHANNEL_FLEET) + "/api/connections/callback")
                .property("fleet.access.connect-page", options.url(MeshPort.CHANNEL_FLEET) + "/connect")
                .property("fleet.credentials.keys.local", "file:" + keys.fleetKey())
                .property("fleet.credentials.active-key", "local")
                .property("fleet.uploads.folders.default", options.videos().toString())
                .property("fleet.uploads.status-poll-initial", "PT2S");
    }

    private JavaProcessBuilder service(MeshPort port) {
        Path jar = options.home().resolve(port.processName() + "/target/quarkus-app/quarkus-run.jar");
        return JavaProcessBuilder.of(port.processName(), QUARKUS)
                .jvm(SMALL_JVM)
                .classPath(requireBuilt(jar))
                .log(log(port.processName()))
                .property("java.util.logging.manager", "org.jboss.logmanager.LogManager")
                .property("quarkus.http.host", "127.0.0.1")
                .property("quarkus.http.port", Integer.toString(options.port(port)))
                .property("kafka.bootstrap.servers", kafka.bootstrapServers())
                .property("mp.jwt.verify.publickey", keys.pair().publicKey())
                .property("mesh.instance", "local");
    }

    private JavaProcessBuilder withDatabase(JavaProcessBuilder child, String database) {
        Map.of(
                        "quarkus.datasource.reactive.url", postgres.url(database),
                        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(database),
                        "quarkus.datasource.username", postgres.user())
                .forEach(child::property);
        // Passed as an environment variable: every user of the machine could read the command line.
        return child.environment("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    }

    private void applySettings(MeshPort port, JavaProcessBuilder child) {
        options.settings().getOrDefault(port, Map.of()).forEach(child::property);
    }

    private Path log(String name) {
        return options.dir().resolve("logs").resolve(name + ".log");
    }

    private static String requireBuilt(Path jar) {
        if (!Files.exists(jar)) {
            throw new StartException(jar + " is not there. ./mvnw -Plocal in the root of the checkout builds it.");
        }
        return jar.toString();
    }
}
