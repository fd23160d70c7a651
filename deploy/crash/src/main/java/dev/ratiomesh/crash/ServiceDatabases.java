package dev.ratiomesh.crash;

import dev.ratiomesh.crash.invariant.FinalAudit;
import dev.ratiomesh.crash.invariant.OrderBooks;
import dev.ratiomesh.crash.invariant.OrderBooks.CapSeen;
import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import dev.ratiomesh.local.Mesh;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and disturbs the services' databases. */
record ServiceDatabases(Mesh mesh) {
    static final String ORDERS = "orders";
    static final String CAMPAIGNS = "campaigns";
    static final List<String> ALL = List.of(ORDERS, CAMPAIGNS, "poller");

    private static final List<String> PROJECTIONS =
            List.of("campaign_view", "order_view", "order_refusal", "command_outcome", "target", "snapshot");
    private static final String REJECTIONS =
            """
            SELECT key || ': ' || payload FROM outbox
            WHERE topic = 'campaign.events' AND envelope LIKE '%campaign.command-rejected.v1%' LIMIT 10
            """;

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Connection open(String database) throws SQLException {
        return DriverManager.getConnection(mesh.database(database) + "&connectTimeout=5&socketTimeout=30");
    }

    OrderBooks books() throws SQLException {
        try (Connection connection = open(ORDERS)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            OrderBooks books = readBooks(connection);
            connection.commit();
            return books;
        }
    }

    private static OrderBooks readBooks(Connection connection) throws SQLException {
        List<OrderSeen> orders = rows(
                connection,
                "SELECT id, campaign_id, state, version, budget, spent FROM ad_order ORDER BY created_at, id",
                row -> new OrderSeen(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6)));
        List<CapSeen> caps = rows(
                connection,
                "SELECT id, cap, reserved, spent FROM cap ORDER BY id",
                row -> new CapSeen(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)));
        return new OrderBooks(
                orders,
                caps,
                sums(connection, "SELECT cap_id, sum(reserved + spent) FROM hold GROUP BY cap_id"),
                sums(connection, "SELECT order_id, sum(amount) FROM cost_line WHERE kind = 'SPENT' GROUP BY order_id"));
    }

    private static Map<String, BigDecimal> sums(Connection connection, String sql) throws SQLException {
        Map<String, BigDecimal> sums = new HashMap<>();
        rows(connection, sql, row -> sums.put(row.getString(1), row.getBigDecimal(2)));
        return sums;
    }

    /** Ends every session of a service's database, as a failover would; returns their number. */
    int terminateSessions(String database) throws SQLException {
        try (Connection connection = open("postgres")) {
            return rows(
                            connection,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'",
                            row -> row.getBoolean(1))
                    .size();
        }
    }

    Map<String, Long> unsent() throws SQLException {
        Map<String, Long> unsent = new LinkedHashMap<>();
        for (String database : ALL) {
            try (Connection connection = open(database)) {
                rows(connection, "SELECT to_regclass('outbox') IS NOT NULL", row -> row.getBoolean(1)).stream()
                        .filter(has -> has)
                        .forEach(has -> unsent.put(database, 0L));
                if (unsent.containsKey(database)) {
                    String count = "SELECT count(*) FROM outbox WHERE sent_at IS NULL";
                    unsent.put(
                            database,
                            rows(connection, count, row -> row.getLong(1)).get(0));
                }
            }
        }
        return unsent;
    }

    /** Reads the orders as campaign-service shows them. */
    Map<String, String> projected() throws SQLException {
        Map<String, String> orders = new LinkedHashMap<>();
        try (Connection connection = open(CAMPAIGNS)) {
            rows(
                    connection,
                    "SELECT order_id, state, version, budget, spent FROM order_view",
                    row -> orders.put(
                            row.getString(1),
                            FinalAudit.format(
                                    row.getString(2), row.getLong(3), row.getBigDecimal(4), row.getBigDecimal(5))));
        }
        return orders;
    }

    /** Reads every row of every projection, as text. */
    Map<String, List<String>> projections() throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Connection connection = open(CAMPAIGNS)) {
            for (String table : PROJECTIONS) {
                tables.put(
                        table,
                        rows(connection, "SELECT t::text FROM " + table + " t ORDER BY 1", row -> row.getString(1)));
            }
        }
        return tables;
    }

    /** Reads commands that campaign-service rejected; at most ten. */
    List<String> rejected() throws SQLException {
        try (Connection connection = open(CAMPAIGNS)) {
            return rows(connection, REJECTIONS, row -> row.getString(1));
        }
    }

    /** Drops the table's own check, for runs that must find the violation. */
    void dropCapCheck() throws SQLException {
        try (Connection connection = open(ORDERS);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE cap DROP CONSTRAINT cap_never_passed");
        }
    }

    private static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }
}
