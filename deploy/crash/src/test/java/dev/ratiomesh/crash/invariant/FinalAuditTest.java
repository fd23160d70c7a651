package dev.ratiomesh.crash.invariant;

import static dev.ratiomesh.crash.Sound.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.Sound;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinalAuditTest {
    private static final QuiescentState SOUND = Sound.atRest();

    @Test
    void finds_nothing_in_a_mesh_that_keeps_its_promises() {
        assertThat(FinalAudit.check(SOUND)).isEmpty();
    }

    @Test
    void finds_what_is_wrong_at_every_moment_too() {
        QuiescentState mesh = with(Sound.observation(List.of(Sound.accepted(), Sound.accepted()), Sound.books()));

        assertThat(kinds(mesh)).contains(BrokenPromise.DUPLICATE);
    }

    @Test
    void finds_an_outbox_that_is_not_drained() {
        QuiescentState mesh = new QuiescentState(
                SOUND.observation(), Map.of("orders", 1L), SOUND.projected(), SOUND.before(), SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(BrokenPromise.STUCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENDING", "UNCONFIRMED", "PLACED", "RUNNING"})
    void finds_an_order_that_never_ended(String state) {
        QuiescentState mesh =
                with(Sound.observation(List.of(Sound.accepted()), Sound.books(Sound.order(state), Sound.cap())));

        assertThat(kinds(mesh)).contains(BrokenPromise.STUCK);
    }

    @Test
    void finds_money_that_the_provider_took_and_the_books_do_not_show() {
        ProviderCampaign dearer =
                new ProviderCampaign(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.51"), "REMOVED");

        assertThat(kinds(with(Sound.observation(List.of(dearer), Sound.books()))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void lets_the_books_round_a_cost_up_to_the_cent() {
        ProviderCampaign cheaper =
                new ProviderCampaign(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.493402"), "REMOVED");

        assertThat(FinalAudit.check(with(Sound.observation(List.of(cheaper), Sound.books()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.500001", "6.490000", "6.51"})
    void finds_any_other_difference(String atTheProvider) {
        ProviderCampaign other =
                new ProviderCampaign(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd(atTheProvider), "REMOVED");

        assertThat(kinds(with(Sound.observation(List.of(other), Sound.books()))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void finds_cost_without_a_line() {
        OrderBooks books = new OrderBooks(
                List.of(Sound.order("SETTLED")),
                List.of(Sound.cap()),
                Map.of(Sound.CAP, Sound.cap().used()),
                Map.of());

        assertThat(kinds(with(Sound.observation(List.of(Sound.accepted()), books))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void finds_an_order_that_is_shown_as_it_was_before() {
        QuiescentState mesh = new QuiescentState(
                SOUND.observation(),
                SOUND.unsent(),
                Map.of(Sound.ORDER, FinalAudit.format(Sound.order("RUNNING"))),
                SOUND.before(),
                SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(BrokenPromise.PROJECTION);
    }

    @Test
    void finds_an_order_that_is_not_shown() {
        QuiescentState mesh =
                new QuiescentState(SOUND.observation(), SOUND.unsent(), Map.of(), SOUND.before(), SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(BrokenPromise.PROJECTION);
    }

    @Test
    void finds_a_projection_that_the_topics_do_not_give_again() {
        QuiescentState mesh = new QuiescentState(
                SOUND.observation(),
                SOUND.unsent(),
                SOUND.projected(),
                SOUND.before(),
                Map.of("order_view", List.of("another row")));

        assertThat(kinds(mesh)).containsExactly(BrokenPromise.PROJECTION);
    }

    private static QuiescentState with(MeshObservation observation) {
        String shown = FinalAudit.format(observation.books().orders().get(0));
        return new QuiescentState(
                observation, SOUND.unsent(), Map.of(Sound.ORDER, shown), SOUND.before(), SOUND.rebuilt());
    }

    private static List<BrokenPromise> kinds(QuiescentState mesh) {
        return FinalAudit.check(mesh).stream().map(Violation::kind).toList();
    }
}
