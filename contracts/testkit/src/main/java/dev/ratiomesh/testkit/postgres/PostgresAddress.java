package dev.ratiomesh.testkit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address, user and password of a Postgres.
 *
 * @param hostAndPort for example {@code 127.0.0.1:15432}
 * @param database an existing database, from which others are created
 */
public record PostgresAddress(String hostAndPort, String database, String user, String password) {

    private static final Pattern URL = Pattern.compile("(?:jdbc:)?postgresql://([^/?@]+)/([^/?]+)");

    /**
     * Parses {@code postgresql://host:port/database}, with or without {@code jdbc:} before it.
     *
     * @throws IllegalArgumentException when the URL has another form
     */
    public static PostgresAddress of(String url, String user, String password) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + url + "' is no address of a database: write"
                    + " postgresql://<host>:<port>/<database>, user and password apart");
        }
        return new PostgresAddress(matcher.group(1), matcher.group(2), user, password);
    }

    /** Returns the URL for reactive clients: {@code postgresql://host:port/name}. */
    public String url(String name) {
        return "postgresql://" + hostAndPort + "/" + name;
    }

    public String jdbcUrl(String name) {
        return "jdbc:" + url(name);
    }

    /** Creates a database unless it exists; its name has lower-case letters, digits and underscores, at most 63. */
    public void createDatabase(String name) {
        DatabaseFactory.create(this, name);
    }

    /** Returns user and URL, without the password. */
    @Override
    public String toString() {
        return user + "@" + url(database);
    }

    /** Creates databases on any Postgres. */
    static final class DatabaseFactory {

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

        /** Avoids DriverManager, which finds no driver from within Quarkus's test class loaders. */
        private static PGSimpleDataSource source(PostgresAddress server) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(server.jdbcUrl(server.database()));
            source.setUser(server.user());
            source.setPassword(server.password());
            return source;
        }

        private static boolean exists(Connection connection, String name) throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
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
}
