package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.hibernate.HibernateException;
import org.hibernate.StaleObjectStateException;
import org.junit.jupiter.api.Test;

class TransientFailuresTest {
    @Test
    void trouble_of_the_surroundings_passes() {
        List<Throwable> passing = List.of(
                new IOException("cut"),
                new ConnectException("refused"),
                new TimeoutException(),
                new io.smallrye.mutiny.TimeoutException(),
                new org.apache.kafka.common.errors.TimeoutException("metadata"),
                new NotLeaderOrFollowerException("moved"),
                new VertxException("Connection is closed"),
                new OptimisticLockException(),
                new StaleObjectStateException("Row", "id"),
                new CompletionException(new RuntimeException(new IOException("deep"))));
        assertThat(passing).allMatch(TransientFailures::isTransient);
    }

    @Test
    void a_fault_of_the_message_stays() {
        List<Throwable> staying = List.of(
                new IllegalStateException("bug"),
                new NullPointerException(),
                new ArithmeticException("/ by zero"),
                new RecordTooLargeException("1 GB"),
                new HibernateException("odd"));
        assertThat(staying).noneMatch(TransientFailures::isTransient);
    }

    @Test
    void of_the_database_a_message_is_to_blame_for_bad_data_and_broken_constraints_only() {
        for (String state : List.of("22021", "22003", "23505", "23514", "54000", "P0001")) {
            assertThat(TransientFailures.isTransient(new HibernateException(pg(state))))
                    .as(state)
                    .isFalse();
            assertThat(TransientFailures.isTransient(new SQLException("no", state)))
                    .as(state)
                    .isFalse();
        }
        for (String state : List.of(
                "08006", "40001", "40P01", "53300", "57P01", "55P03", "25006", "42703", "42P01", "28P01", "3D000",
                "XX000")) {
            assertThat(TransientFailures.isTransient(new HibernateException(pg(state))))
                    .as(state)
                    .isTrue();
            assertThat(TransientFailures.isTransient(new SQLException("no", state)))
                    .as(state)
                    .isTrue();
        }
    }

    @Test
    void a_failure_of_the_process_is_not_the_messages_fault() {
        assertThat(List.of(new NoClassDefFoundError("gone"), new OutOfMemoryError()))
                .allMatch(TransientFailures::isTransient);
        assertThat(TransientFailures.isTransient(new AssertionError("bug"))).isFalse();
    }

    private static PgException pg(String state) {
        return new PgException("no", "ERROR", state, "detail");
    }
}
