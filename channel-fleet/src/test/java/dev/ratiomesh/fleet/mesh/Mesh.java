package dev.ratiomesh.fleet.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.SandboxClient;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives tests the topics, the database and the sandbox around the service under test. */
public final class Mesh implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", value("kafka.bootstrap.servers")),
            new StringSerializer(),
            new ByteArraySerializer());
    private final TopicProbe events = TopicProbe.open(value("kafka.bootstrap.servers"), Topic.CHANNEL_EVENTS_NAME);
    public final SandboxClient sandbox = new SandboxClient(value("fleet.google.data-url"));

    public static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    /** Publishes a command and returns its message id. */
    public String publish(ChannelCommand command) {
        String id = UUID.randomUUID().toString();
        publish(id, command);
        return id;
    }

    public void publish(String messageId, ChannelCommand command) {
        try {
            byte[] payload = JsonMappers.tolerant().writeValueAsBytes(command);
            publishRaw(command.key(), messageId, typeOf(command.getClass()), payload);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void publishRaw(String key, String messageId, String type, byte[] payload) {
        var record = new ProducerRecord<>(Topic.CHANNEL_COMMANDS_NAME, key, payload);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", messageId,
                        "ce_source", "/test",
                        "ce_type", type,
                        "content-type", "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /** Waits for the first event of the type with the key. */
    public <E extends ChannelEvent> E await(String key, Class<E> type) {
        return read(events.await(record -> matches(record, key, type)), type);
    }

    /** Returns all events of the type with the key so far. */
    public <E extends ChannelEvent> List<E> all(String key, Class<E> type) {
        return events.all().stream()
                .filter(record -> matches(record, key, type))
                .map(record -> read(record, type))
                .toList();
    }

    /** Returns the types of all events with the key so far. */
    public List<String> types(String key) {
        return events.all().stream()
                .filter(record -> key.equals(record.key()))
                .map(ConsumedRecord::type)
                .toList();
    }

    /** Returns the text and headers of all events so far. */
    public List<String> texts() {
        return events.all().stream()
                .map(record -> record.text() + record.headers())
                .toList();
    }

    /** Returns the rows of a query, columns by name. */
    public List<Map<String, Object>> rows(String sql) {
        try (var connection = connection();
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

    public void execute(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        producer.close();
        events.close();
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                value("quarkus.datasource.jdbc.url"),
                value("quarkus.datasource.username"),
                value("quarkus.datasource.password"));
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        Map<String, Object> row = new HashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        return row;
    }

    private static boolean matches(ConsumedRecord record, String key, Class<?> type) {
        return key.equals(record.key()) && record.type().equals(typeOf(type));
    }

    private static String typeOf(Class<?> type) {
        return type.getAnnotation(EventType.class).value();
    }

    private static <E> E read(ConsumedRecord record, Class<E> type) {
        try {
            return JsonMappers.tolerant().readValue(record.text(), type);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
