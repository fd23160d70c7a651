package dev.ratiomesh.campaign;

import static dev.ratiomesh.campaign.Facts.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Copies the projections before the service starts, and inserts a row that follows from no topic. */
public class ProjectionsBefore implements QuarkusTestResourceLifecycleManager {
    static final String STRAY = "c-stray";

    private static final String ROWS = "mesh.test.campaign-projections";
    private static final List<String> TABLES =
            List.of("campaign_view", "snapshot", "target", "order_view", "order_refusal", "command_outcome");

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new MeshResource().start();
        String url = settings.get("quarkus.datasource.jdbc.url");
        String user = settings.get("quarkus.datasource.username");
        String password = settings.get("quarkus.datasource.password");
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("db/delivery", "db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        publish();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            plant(connection);
            // Tests and their resources have different class loaders and share only the JVM.
            System.setProperty(ROWS, JsonMappers.tolerant().writeValueAsString(all(connection)));
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    @Override
    public void stop() {}

    /** Returns the rows before the start, by table. */
    static Map<String, List<String>> rows() throws JsonProcessingException {
        return JsonMappers.tolerant()
                .readValue(System.getProperty(ROWS), new TypeReference<Map<String, List<String>>>() {});
    }

    static List<String> read(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, table);
        }
    }

    private static Map<String, List<String>> all(Connection connection) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, read(connection, table));
        }
        return rows;
    }

    private static List<String> read(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static void plant(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO campaign_view VALUES ('" + STRAY
                    + "', 't', 'RUNNING', 99, NULL, '{}', now(), now()) ON CONFLICT DO NOTHING");
            statement.executeUpdate("INSERT INTO snapshot VALUES ('" + STRAY + "', now(), 1, 1, 1, false)");
        }
    }

    /** Publishes events to rebuild from, even when this test runs alone. */
    private static void publish() {
        TestInfrastructure.shared().createTopics(Topic.allNames(), 4);
        try (Outside outside = new Outside("t-rebuild")) {
            String id = Outside.id();
            for (int i = 0; i < 3; i++) {
                outside.publish(
                        Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, Facts.NOW.plusSeconds(i), i, 1L));
            }
        }
    }
}
