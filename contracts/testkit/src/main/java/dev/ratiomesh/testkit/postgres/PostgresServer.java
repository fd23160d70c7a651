package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.child.ServerFolder;
import dev.ratiomesh.testkit.child.ServerGuard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command that runs Postgres under a guard, a small JVM that ends it with its parent. */
final class PostgresServer {

    private PostgresServer() {}

    static ChildProcess start(ServerFolder folder, DataFolder data, PostgresOptions options) {
        List<String> arguments = new ArrayList<>(data.programs()
                .command("pg_ctl", "stop", "--silent", "--pgdata=" + data.path(), "--mode=fast", "--timeout=8"));
        arguments.add("--");
        arguments.addAll(data.programs().command("postgres", "-D", data.path().toString()));
        settings(options).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return JavaProcessBuilder.of("postgres", ServerGuard.class.getName())
                .jvm(
                        "-Xmx16m",
                        "-Xss256k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=4m")
                .arguments(arguments.toArray(String[]::new))
                .environment("LC_ALL", "C")
                .log(folder.resolve("postgres.log"))
                .start();
    }

    private static Map<String, String> settings(PostgresOptions options) {
        String durable = options.durable() ? "on" : "off";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(options.port()));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", ""); // a path that is too long would stop it
        settings.put("max_connections", Integer.toString(options.maxConnections()));
        settings.put("fsync", durable);
        settings.put("synchronous_commit", durable);
        settings.put("full_page_writes", durable);
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        return settings;
    }
}
