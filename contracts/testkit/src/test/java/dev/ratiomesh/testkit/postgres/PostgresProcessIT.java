package dev.ratiomesh.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ratiomesh.testkit.child.ProcessExits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessIT {

    @TempDir
    private Path folder;

    @Test
    void keeps_acknowledged_commits_over_a_kill_and_a_restart_in_place() throws SQLException {
        // given
        PostgresProcess first = PostgresProcess.start(PostgresOptions.in(folder));
        first.createDatabase("letters");
        execute(first, "CREATE TABLE letter (text varchar)");
        execute(first, "INSERT INTO letter VALUES ('one'), ('two')");

        // when
        first.kill();
        try (PostgresProcess second = PostgresProcess.start(first.options())) {
            second.createDatabase("letters");

            // then
            assertThat(second.url("letters")).isEqualTo(first.url("letters"));
            assertThat(ask(second, "SELECT count(*) FROM letter")).isEqualTo("2");
            assertThat(ask(second, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(second, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(second, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(second, "SHOW server_version")).startsWith("17.6");
        }
    }

    @Test
    void names_the_port_and_the_option_when_the_port_is_in_use() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            // given
            holder.bind(new InetSocketAddress("127.0.0.1", 0));
            PostgresOptions options = PostgresOptions.in(folder).withPort(holder.getLocalPort());

            // when, then
            assertThatThrownBy(() -> PostgresProcess.start(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + holder.getLocalPort())
                    .hasMessageContaining("-Dmesh.postgres.port");
        }
    }

    @Test
    void names_the_folder_and_the_option_when_another_server_runs_in_it() {
        try (PostgresProcess first = PostgresProcess.start(PostgresOptions.in(folder))) {
            assertThatThrownBy(() -> PostgresProcess.start(PostgresOptions.in(folder)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("-Dmesh.dir");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void stops_a_server_whose_guard_was_killed_before_the_next_start() {
        // given
        PostgresProcess first = PostgresProcess.start(PostgresOptions.in(folder));
        long orphan = first.pid();
        ProcessHandle.of(orphan).flatMap(ProcessHandle::parent).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !first.isAlive());
        first.close();
        assertThat(ProcessExits.hasExited(orphan)).isFalse();

        // when
        try (PostgresProcess second = PostgresProcess.start(first.options())) {

            // then
            assertThat(second.pid()).isNotEqualTo(orphan);
            assertThat(ProcessExits.hasExited(orphan)).isTrue();
        }
    }

    @Test
    void runs_as_nobody_and_on_data_of_either_account_when_the_tests_run_as_root() throws SQLException {
        // given
        assumeTrue(
                ProgramResult.command(List.of("id", "-u")).output().trim().equals("0"),
                "only root needs another account");
        PostgresProcess first = PostgresProcess.start(PostgresOptions.in(folder), OsAccount.userNamespace());
        first.createDatabase("letters");
        first.close();

        // when
        try (PostgresProcess second = PostgresProcess.start(first.options(), OsAccount.nobody())) {

            // then
            assertThat(ask(second, "SELECT current_database()")).isEqualTo("letters");
            assertThat(ProcessHandle.of(second.pid())
                            .flatMap(process -> process.info().user()))
                    .contains("nobody");
        }
    }

    private static void execute(PostgresProcess postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresProcess postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(PostgresProcess postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("letters"), postgres.user(), postgres.password());
    }
}
