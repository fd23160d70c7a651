package dev.ratiomesh.order.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.SandboxClient;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test access to the topics, the database and the sandbox around the service. One for each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * final Mesh mesh = new Mesh();
 * }</pre>
 */
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
public final class Mesh implements BeforeEachCallback, AfterEachCallback {
    private KafkaProducer<String, byte[]> producer;
    private TopicProbe events;
    public SandboxClient sandbox;

    @Override
    public void beforeEach(ExtensionContext test) {
        String kafka = configValue("kafka.bootstrap.servers");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        events = TopicProbe.open(kafka, Topic.ORDER_EVENTS_NAME);
        sandbox = new SandboxClient(configValue("orders.google-ads.host"));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        producer.close();
        events.close();
    }

    public String configValue(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    public void publish(CampaignEvent event) {
        send(Topic.CAMPAIGN_EVENTS, event.campaignId(), event);
    }

    public void publish(TargetFact target) {
        send(Topic.ENGAGEMENT_TARGETS, target.campaignId(), target);
    }

    /** Publishes a command and returns its message id. */
    public String publish(OrderCommand command) {
        return send(Topic.ORDER_COMMANDS, command.campaignId(), command);
    }

    public String send(Topic topic, String key, Object event) {
        String id = UUID.randomUUID().toString();
        send(topic, key, id, event);
        return id;
    }

    public void send(Topic topic, String key, String id, Object event) {
        try {
            byte[] payload = JsonMappers.tolerant().writeValueAsBytes(event);
            sendRaw(
                    topic,
                    key,
                    id,
                    event.getClass().getAnnotation(EventType.class).value(),
                    payload);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void sendRaw(Topic topic, String key, String id, String type, byte[] payload) {
        var record = new ProducerRecord<>(topic.topicName(), key, payload);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/test",
                        "ce_type", type,
                        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /** Waits for the first event of this type of the campaign. */
    public <E extends OrderEvent> E await(String campaignId, Class<E> type) {
        return read(awaitRecord(campaignId, type), type);
    }

    public ConsumedRecord awaitRecord(String campaignId, Class<? extends OrderEvent> type) {
        return events.await(record -> is(record, campaignId, type));
    }

    /** Returns all events of this type that the campaign has so far. */
    public <E extends OrderEvent> List<E> eventsOf(String campaignId, Class<E> type) {
        return events.all().stream()
                .filter(record -> is(record, campaignId, type))
                .map(record -> read(record, type))
                .toList();
    }

    /** Returns the campaigns that have an event of this type so far. */
    public List<String> campaignsWith(Class<? extends OrderEvent> type, List<String> campaignIds) {
        List<ConsumedRecord> seen = events.all();
        return campaignIds.stream()
                .filter(id -> seen.stream().anyMatch(record -> is(record, id, type)))
                .toList();
    }

    /** Returns the payloads and headers of all events of a tenant so far. */
    public List<String> texts(String tenantId) {
        return events.all().stream()
                .filter(record -> tenantId.equals(record.headers().get("ce_tenantid")))
                .map(record -> record.text() + record.headers())
                .toList();
    }

    /** Returns the types of all events of the campaign so far. */
    public List<String> types(String campaignId) {
        return events.all().stream()
                .filter(record -> campaignId.equals(record.key()))
                .map(ConsumedRecord::type)
                .toList();
    }

    /** Returns the versions of the campaign's orders in the order of publication. */
    public List<Long> versions(String campaignId) {
        return events.all().stream()
                .filter(record -> campaignId.equals(record.key()))
                .map(Mesh::version)
                .toList();
    }

    private static long version(ConsumedRecord record) {
        try {
            return JsonMappers.tolerant()
                    .readTree(record.text())
                    .path("order")
                    .path("version")
                    .asLong();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean is(ConsumedRecord record, String campaignId, Class<?> type) {
        return campaignId.equals(record.key())
                && record.type().equals(type.getAnnotation(EventType.class).value());
    }

    private static <E> E read(ConsumedRecord record, Class<E> type) {
        try {
            return JsonMappers.tolerant().readValue(record.text(), type);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Starts a campaign and waits until the service has stored it. */
    public void startCampaign(Brief brief) {
        publish(Fixtures.started(brief));
        awaitCampaign(brief.campaignId());
    }

    /** Waits until the service has stored the campaign, because targets arrive on another topic. */
    public void awaitCampaign(String campaignId) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !rows("SELECT 1 FROM campaign WHERE id = '"
                        + campaignId + "'")
                .isEmpty());
    }

    /** Returns the rows of a query, columns by name. */
    public List<Map<String, Object>> rows(String sql) {
        try (var connection = DriverManager.getConnection(
                        configValue("quarkus.datasource.jdbc.url"),
                        configValue("quarkus.datasource.username"),
                        configValue("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Returns the single amount of a query, zero for null. */
    public BigDecimal amount(String sql) {
        Object value = rows(sql).get(0).values().iterator().next();
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }

    public void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        configValue("quarkus.datasource.jdbc.url"),
                        configValue("quarkus.datasource.username"),
                        configValue("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes an order due now, as if its back-off had passed. */
    public void endBackoff(String orderId) {
        try {
            execute("UPDATE ad_order SET due_at = now(), revision = revision + 1 WHERE id = '" + orderId + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        Map<String, Object> row = new HashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        return row;
    }
}
