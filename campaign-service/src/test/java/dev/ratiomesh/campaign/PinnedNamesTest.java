package dev.ratiomesh.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.EntityColumns;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** States the names that databases, dashboards and callers know. A rename in Java changes none of them. */
class PinnedNamesTest {
    /** As stored on 28 November 2026. */
    private static final String BRIEF =
            """
            {"campaignId":"c-1","tenantId":"t-1","videoId":"x_BjvhMW9TE","title":"First single","genre":"Pop",\
            "viewGoal":500000,"deadline":"2037-01-31T00:00:00Z","cadence":"PT36S","minimumNewViews":500,"timeZone":"UTC",\
            "budget":{"currency":"USD","cap":"200.00","dailyCap":"50.00","orderCap":"50.00","autoApproveUpTo":"25.00"},\
            "reach":{"provider":"google-ads","account":"1234567890"}}""";

    @Test
    void tables_keep_their_columns() {
        assertThat(EntityColumns.list("dev.ratiomesh.campaign"))
                .containsExactly("campaign: brief deadline id revision status tenant_id version");
    }

    @Test
    void the_states_of_a_campaign_are_stored_under_their_names() {
        assertThat(Arrays.stream(Campaign.Status.values()).map(Enum::name))
                .containsExactly("CREATED", "RUNNING", "STOPPED", "COMPLETED", "DELETED");
    }

    @Test
    void a_stored_brief_is_read_and_written_as_it_is() throws JsonProcessingException {
        Brief brief = JsonMappers.tolerant().readValue(BRIEF, Brief.class);
        assertThat(JsonMappers.tolerant().writeValueAsString(brief)).isEqualTo(BRIEF);
    }
}
