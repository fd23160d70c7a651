package dev.ratiomesh.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.campaign.dashboard.outbound.RetentionLimits;
import dev.ratiomesh.testkit.MeshResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SmallLimits.class)
class ForgettingIT {
    @Inject
    RetentionLimits age;

    @Inject
    AgroalDataSource database;

    @Test
    void deletes_expired_rows_and_nothing_else() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // given
            statement.execute("INSERT INTO snapshot SELECT 'c-forgotten', now() - interval '31 days'"
                    + " - i * interval '1 second', 1, 1, 1, false FROM generate_series(1, 25000) i");
            statement.execute(
                    "INSERT INTO snapshot VALUES ('c-forgotten', now() - interval '29 days', 1, 1, 1, false)");
            statement.execute("INSERT INTO command_outcome VALUES"
                    + " ('k-old', 't', 'c', 'DONE', NULL, NULL, now() - interval '31 days'),"
                    + " ('k-new', 't', 'c', 'DONE', NULL, NULL, now())");

            // when
            age.deleteHistory(Duration.ofDays(30)).await().atMost(Duration.ofSeconds(30));

            // then
            assertThat(count(statement, "snapshot WHERE campaign_id = 'c-forgotten'"))
                    .isEqualTo(1);
            assertThat(count(statement, "command_outcome WHERE command_id = 'k-old'"))
                    .isZero();
            assertThat(count(statement, "command_outcome WHERE command_id = 'k-new'"))
                    .isEqualTo(1);
            statement.execute("DELETE FROM snapshot WHERE campaign_id = 'c-forgotten'");
            statement.execute("DELETE FROM command_outcome WHERE command_id = 'k-new'");
        }
    }

    private static long count(Statement statement, String rows) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            found.next();
            return found.getLong(1);
        }
    }
}
