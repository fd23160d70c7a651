package dev.ratiomesh.crash;

import dev.ratiomesh.crash.invariant.OrderBooks;
import dev.ratiomesh.crash.invariant.OrderBooks.CapSeen;
import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads order-executor's tables. */
final class BookQueries {
    private BookQueries() {}

    static OrderBooks read(Connection connection) throws SQLException {
        List<OrderSeen> orders = ServiceDatabases.rows(
                connection,
                "SELECT id, campaign_id, state, version, budget, spent FROM ad_order ORDER BY created_at, id",
                row -> new OrderSeen(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6)));
        List<CapSeen> caps = ServiceDatabases.rows(
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
        ServiceDatabases.rows(connection, sql, row -> sums.put(row.getString(1), row.getBigDecimal(2)));
        return sums;
    }
}
