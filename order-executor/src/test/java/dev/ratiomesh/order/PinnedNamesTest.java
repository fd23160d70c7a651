package dev.ratiomesh.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.order.placing.caps.CapKey.CapScope;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore;
import dev.ratiomesh.order.placing.proposal.NamedRule;
import dev.ratiomesh.order.placing.proposal.OrderRules;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.NoOrderReason;
import dev.ratiomesh.order.placing.proposal.ProposalTriggers;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.testkit.EntityColumns;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** States the names that databases, dashboards and callers know. A rename in Java changes none of them. */
class PinnedNamesTest {

    @Test
    void each_result_of_a_call_keeps_its_tag_in_the_metrics() {
        assertThat(Stream.of(
                                new SendResult.OrderAccepted(""),
                                new SendResult.OrderDeclined(""),
                                new SendResult.NameTaken(""),
                                new SendResult.NotExecuted("", Duration.ZERO),
                                new SendResult.Indeterminate(""))
                        .map(SendResult::outcome))
                .containsExactly("Accepted", "Declined", "NameTaken", "NotNow", "Unknown")
                .hasSameSizeAs(SendResult.class.getPermittedSubclasses());
        assertThat(Stream.of(
                                new ValidationResult.ValidationPassed(""),
                                new ValidationResult.ValidationRejected(""),
                                new ValidationResult.ValidationInconclusive("", Duration.ZERO))
                        .map(ValidationResult::outcome))
                .containsExactly("Passed", "Objected", "Unanswered")
                .hasSameSizeAs(ValidationResult.class.getPermittedSubclasses());
        assertThat(Stream.of(
                                new LookupResult.OrderFound(""),
                                new LookupResult.NotAtProvider(),
                                new LookupResult.LookupInconclusive("", Duration.ZERO))
                        .map(LookupResult::outcome))
                .containsExactly("Found", "Absent", "Unanswered")
                .hasSameSizeAs(LookupResult.class.getPermittedSubclasses());
    }

    @Test
    void tables_keep_their_columns() {
        assertThat(EntityColumns.list("dev.ratiomesh.order"))
                .containsExactly(
                        "ad_order: account answered attempt budget campaign_id created_at currency days decide_by "
                                + "detail due_at ending_by ending_reason ends_at epoch evidence failures findings gap id "
                                + "lease_until model order_cap origin planned_views problem provider provider_reference "
                                + "reasoning request_hash revision sent_at settled_at spent state stopped_at "
                                + "target_observed_at tenant_id title unsure_since until validated_at validation_passed "
                                + "version video_id views vouched vouched_by vouched_why",
                        "campaign: brief deadline id last_observed_at last_views minimum_new_views revision "
                                + "running tenant_id told version");
    }

    @Test
    void traces_keep_the_names_of_triggers_rules_and_reasons() {
        assertThat(ProposalTriggers.TRIGGERS.stream().map(NamedRule::name))
                .containsExactly(
                        "campaignRuns", "deadlineAhead", "behind", "newer", "fresh", "grown", "nothingInFlight");
        assertThat(OrderRules.RULES.stream().map(NamedRule::name))
                .containsExactly(
                        "providerKnown", "briefUsable", "accountUsable", "currencyConfigured", "reachClosesGap");
        assertThat(names(NoOrderReason.values()))
                .containsExactly(
                        "NOT_RUNNING",
                        "DEADLINE_PASSED",
                        "NOT_BEHIND",
                        "ALREADY_ANSWERED",
                        "STALE",
                        "TOO_FEW_NEW_VIEWS",
                        "IN_FLIGHT");
    }

    @Test
    void caps_providers_and_accounts_keep_their_stored_names() {
        assertThat(Arrays.stream(CapScope.values()).map(CapScope::keyPrefix))
                .containsExactly("campaign", "campaign-day", "tenant-month");
        assertThat(Arrays.stream(AdProvider.values()).map(AdProvider::wireName))
                .containsExactly("google-ads", "insertion");
        assertThat(names(ProviderAccountStore.AccountState.values())).containsExactly("CONNECTED", "NEEDS_RECONNECT");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
