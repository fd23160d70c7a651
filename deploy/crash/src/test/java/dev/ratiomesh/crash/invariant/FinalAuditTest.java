package dev.ratiomesh.crash.invariant;

import static dev.ratiomesh.crash.SoundMesh.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.SoundMesh;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinalAuditTest {
    private static final QuiescentState SOUND = SoundMesh.atRest();

    @Test
    void finds_no_violation_in_a_sound_mesh() {
        assertThat(FinalAudit.check(SOUND)).isEmpty();
    }

    @Test
    void finds_violations_of_the_safety_invariants_too() {
        QuiescentState mesh =
                with(SoundMesh.observation(List.of(SoundMesh.accepted(), SoundMesh.accepted()), SoundMesh.books()));

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
        QuiescentState mesh = with(SoundMesh.observation(
                List.of(SoundMesh.accepted()), SoundMesh.books(SoundMesh.order(state), SoundMesh.cap())));

        assertThat(kinds(mesh)).contains(BrokenPromise.STUCK);
    }

    @Test
    void finds_money_that_the_provider_took_and_the_books_do_not_show() {
        ProviderCampaign dearer =
                new ProviderCampaign(SoundMesh.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.51"), "REMOVED");

        assertThat(kinds(with(SoundMesh.observation(List.of(dearer), SoundMesh.books()))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void lets_the_books_round_a_cost_up_to_the_cent() {
        ProviderCampaign cheaper =
                new ProviderCampaign(SoundMesh.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.493402"), "REMOVED");

        assertThat(FinalAudit.check(with(SoundMesh.observation(List.of(cheaper), SoundMesh.books()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.500001", "6.490000", "6.51"})
    void finds_any_other_difference(String atTheProvider) {
        ProviderCampaign other = new ProviderCampaign(
                SoundMesh.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd(atTheProvider), "REMOVED");

        assertThat(kinds(with(SoundMesh.observation(List.of(other), SoundMesh.books()))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void finds_cost_without_a_line() {
        OrderBooks books = new OrderBooks(
                List.of(SoundMesh.order("SETTLED")),
                List.of(SoundMesh.cap()),
                Map.of(SoundMesh.CAP, SoundMesh.cap().used()),
                Map.of());

        assertThat(kinds(with(SoundMesh.observation(List.of(SoundMesh.accepted()), books))))
                .containsExactly(BrokenPromise.MONEY);
    }

    @Test
    void finds_an_order_that_is_shown_as_it_was_before() {
        QuiescentState mesh = new QuiescentState(
                SOUND.observation(),
                SOUND.unsent(),
                Map.of(SoundMesh.ORDER, FinalAudit.format(SoundMesh.order("RUNNING"))),
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
    void finds_a_projection_that_differs_from_its_rebuild() {
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
                observation, SOUND.unsent(), Map.of(SoundMesh.ORDER, shown), SOUND.before(), SOUND.rebuilt());
    }

    private static List<BrokenPromise> kinds(QuiescentState mesh) {
        return FinalAudit.check(mesh).stream().map(Violation::kind).toList();
    }
}
