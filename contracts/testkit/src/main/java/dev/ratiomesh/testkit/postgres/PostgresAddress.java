package dev.ratiomesh.testkit.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and as whom a Postgres is reached.
 *
 * @param hostAndPort for example {@code 127.0.0.1:15432}
 * @param database one that exists, from which others are created
 */
public record PostgresAddress(String hostAndPort, String database, String user, String password) {

    private static final Pattern URL = Pattern.compile("(?:jdbc:)?postgresql://([^/?@]+)/([^/?]+)");

    /**
     * Reads {@code postgresql://host:port/database}, with or without {@code jdbc:} before it.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static PostgresAddress of(String url, String user, String password) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + url + "' is no address of a database: write"
                    + " postgresql://<host>:<port>/<database>, user and password apart");
        }
        return new PostgresAddress(matcher.group(1), matcher.group(2), user, password);
    }

    /** For reactive clients: {@code postgresql://host:port/name}. */
    public String url(String name) {
        return "postgresql://" + hostAndPort + "/" + name;
    }

    public String jdbcUrl(String name) {
        return "jdbc:" + url(name);
    }

    /** Creates it unless it is there; lower-case letters, digits and underscores, at most 63. */
    public void createDatabase(String name) {
        DatabaseFactory.create(this, name);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + url(database);
    }
}
