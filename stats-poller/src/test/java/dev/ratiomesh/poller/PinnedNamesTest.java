package dev.ratiomesh.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.poller.reading.QuotaBucket;
import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.testkit.EntityColumns;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** States the names that databases, dashboards and callers know. A rename in Java changes none of them. */
class PinnedNamesTest {

    @Test
    void each_result_of_a_call_keeps_its_tag_in_the_metrics() {
        assertThat(Stream.of(
                                new StatsResult.Stats(Map.of()),
                                new StatsResult.QuotaExhausted(""),
                                new StatsResult.RetryLater(""),
                                new StatsResult.RequestRefused(""))
                        .map(StatsResult::outcome))
                .containsExactly("read", "spent", "busy", "refused")
                .hasSameSizeAs(StatsResult.class.getPermittedSubclasses());
    }

    @Test
    void each_quota_bucket_keeps_its_label_in_the_ledger_and_the_metrics() {
        assertThat(Arrays.stream(QuotaBucket.values()).map(QuotaBucket::label))
                .containsExactly("batch-get-stats", "pool");
    }

    @Test
    void tables_keep_their_columns() {
        assertThat(EntityColumns.list("dev.ratiomesh.poller"))
                .containsExactly("watch: adopted cadence_ms campaign_id campaign_version changed_at genre lock_version "
                        + "running tenant_id traceparent video_id view_goal");
    }
}
