package dev.ratiomesh.crash.invariant;

import static dev.ratiomesh.crash.SoundMesh.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.SoundMesh;
import dev.ratiomesh.crash.invariant.OrderBooks.CapSeen;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyInvariantsTest {
    @Test
    void finds_no_violation_in_a_sound_mesh() {
        assertThat(SafetyInvariants.check(SoundMesh.observation())).isEmpty();
    }

    @Test
    void finds_an_order_that_was_accepted_twice() {
        assertThat(found(List.of(SoundMesh.accepted(), SoundMesh.accepted()), SoundMesh.books()))
                .contains(BrokenPromise.DUPLICATE);
    }

    @Test
    void finds_an_order_that_was_accepted_again_under_a_fresh_name() {
        // given
        ProviderCampaign again = new ProviderCampaign("o-1~2", "2026-11-21T10:00:05Z", usd("1"), usd("0"), "ELIGIBLE");

        // when
        List<BrokenPromise> found = found(List.of(SoundMesh.accepted(), again), SoundMesh.books());

        // then
        assertThat(found).containsExactly(BrokenPromise.DUPLICATE);
    }

    @Test
    void finds_a_campaign_that_belongs_to_no_order() {
        ProviderCampaign stray = new ProviderCampaign("o-9", "2026-11-21T10:00:05Z", usd("1"), usd("0"), "ELIGIBLE");

        assertThat(found(List.of(SoundMesh.accepted(), stray), SoundMesh.books()))
                .containsExactly(BrokenPromise.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPOSED", "APPROVED", "REFUSED", "REJECTED", "CANCELLED"})
    void finds_an_accepted_order_that_is_no_longer_followed(String state) {
        OrderBooks books = SoundMesh.books(SoundMesh.order(state), SoundMesh.cap());

        assertThat(found(List.of(SoundMesh.accepted()), books)).containsExactly(BrokenPromise.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENDING", "UNCONFIRMED", "PLACED", "RUNNING", "SETTLED"})
    void lets_an_accepted_order_be_under_way(String state) {
        OrderBooks books = SoundMesh.books(SoundMesh.order(state), SoundMesh.cap());

        assertThat(found(List.of(SoundMesh.accepted()), books)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLACED", "RUNNING", "SETTLED"})
    void finds_an_order_that_the_provider_does_not_know(String state) {
        OrderBooks books = SoundMesh.books(SoundMesh.order(state), SoundMesh.cap());

        assertThat(found(List.of(), books)).containsExactly(BrokenPromise.PHANTOM);
    }

    @Test
    void finds_a_cap_that_is_passed_in_the_books() {
        CapSeen passed = new CapSeen(SoundMesh.CAP, usd("10.00"), usd("3.51"), usd("6.50"));

        assertThat(found(List.of(SoundMesh.accepted()), SoundMesh.books(SoundMesh.order("RUNNING"), passed)))
                .containsExactly(BrokenPromise.CAP_PASSED);
    }

    @Test
    void finds_a_cap_that_is_passed_at_the_provider_only() {
        // given
        ProviderCampaign running =
                new ProviderCampaign(SoundMesh.ORDER, "2026-11-21T10:00:00Z", usd("10.01"), usd("0"), "ELIGIBLE");

        // when
        List<BrokenPromise> found = found(List.of(running), SoundMesh.books());

        // then
        assertThat(found).containsExactly(BrokenPromise.CAP_PASSED);
    }

    @Test
    void finds_a_cap_that_is_not_the_sum_of_its_orders() {
        OrderBooks books = new OrderBooks(
                List.of(SoundMesh.order("SETTLED")),
                List.of(SoundMesh.cap()),
                Map.of(SoundMesh.CAP, usd("6.49")),
                Map.of(SoundMesh.ORDER, usd("6.50")));

        assertThat(found(List.of(SoundMesh.accepted()), books)).containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void finds_a_command_that_had_a_second_effect() {
        List<ProviderCampaign> accepted = List.of(SoundMesh.accepted());
        MeshObservation repeated = new MeshObservation(accepted, SoundMesh.books(), accepted, List.of("c-1: exists"));

        assertThat(SafetyInvariants.check(repeated))
                .extracting(Violation::kind)
                .containsExactly(BrokenPromise.REPEATED);
    }

    private static List<BrokenPromise> found(List<ProviderCampaign> accepted, OrderBooks books) {
        return SafetyInvariants.check(SoundMesh.observation(accepted, books)).stream()
                .map(Violation::kind)
                .toList();
    }
}
