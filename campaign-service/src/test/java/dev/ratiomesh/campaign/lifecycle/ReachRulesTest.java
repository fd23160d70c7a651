package dev.ratiomesh.campaign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import org.junit.jupiter.api.Test;

class ReachRulesTest {
    @Test
    void accepts_the_accounts_of_known_providers() {
        assertThat(ReachRules.check(new Reach("google-ads", "1234567890"))).isEmpty();
        assertThat(ReachRules.check(new Reach("insertion", "radio.weekly_1"))).isEmpty();
    }

    @Test
    void refuses_an_unknown_provider() {
        assertThat(ReachRules.check(new Reach("billboards", "1234567890")))
                .contains(new CommandRefusal(
                        RejectionCode.INVALID_PROVIDER, "reach.provider: google-ads or insertion, is \"billboards\""));
    }

    @Test
    void refuses_an_account_of_another_form() {
        for (String account : new String[] {"123-456-7890", "123456789", "12345678901", "", "abcdefghij"}) {
            assertThat(ReachRules.check(new Reach("google-ads", account))).hasValueSatisfying(refusal -> {
                assertThat(refusal.code()).isEqualTo(RejectionCode.INVALID_ACCOUNT);
                assertThat(refusal.detail()).startsWith("reach.account: ").contains('"' + account + '"');
            });
        }
        assertThat(ReachRules.check(new Reach("insertion", "a b"))).isPresent();
    }
}
