package dev.ratiomesh.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import dev.ratiomesh.ratio.benchmark.table.RowError;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States the names that dashboards, health checks and callers know. A rename in Java changes none of them. */
class PinnedNamesTest {

    @Test
    void counters_keep_their_labels() {
        assertThat(Arrays.stream(EngagementCounter.values()).map(EngagementCounter::label))
                .containsExactly("likes", "comments");
    }

    @Test
    void faults_of_rows_and_tables_keep_their_names() {
        assertThat(names(RowError.values()))
                .containsExactly(
                        "WRONG_WIDTH",
                        "QUOTE_NOT_CLOSED",
                        "GENRE_MISSING",
                        "NOT_A_NUMBER",
                        "NEGATIVE",
                        "NO_VIEWS",
                        "LIKES_ABOVE_VIEWS");
        assertThat(names(TableError.values()))
                .containsExactly(
                        "NOT_FOUND",
                        "NOT_ALLOWED",
                        "BAD_ADDRESS",
                        "NOT_CSV",
                        "COLUMN_MISSING",
                        "COLUMN_REPEATED",
                        "TOO_LARGE",
                        "TOO_MANY_ROWS",
                        "TOO_MANY_GENRES",
                        "NO_USABLE_ROWS",
                        "UNREACHABLE");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
