package dev.ratiomesh.testkit.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's server.properties: one node that is broker and controller, started fast and small. */
final class BrokerSettings {

    private BrokerSettings() {}

    static String of(Path data, int port, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        node(settings, data, port, controllerPort);
        internalTopics(settings);
        speed(settings);
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void node(Map<String, String> settings, Path data, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString().replace('\\', '/'));
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.retention.ms", "-1");
        // As long as the log: a mesh left alone for a month must not carry out its old commands again.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    /** With the defaults, 50 partitions and 3 replicas, transactions hang and starting takes seconds more. */
    private static void internalTopics(Map<String, String> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void speed(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // a broker that was killed holds up its own successor until its old session is over
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
    }
}
