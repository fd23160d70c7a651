package dev.ratiomesh.testkit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes databases on any Postgres. */
final class DatabaseFactory {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private DatabaseFactory() {}

    static void create(PostgresAddress server, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name for a database: use " + NAME);
        }
        try (Connection connection = source(server).getConnection()) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot create the database " + name + " at " + server, failed);
        }
    }

    /** Not by way of DriverManager, which finds no driver from within Quarkus's test class loaders. */
    private static PGSimpleDataSource source(PostgresAddress server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.jdbcUrl(server.database()));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
    }
}
