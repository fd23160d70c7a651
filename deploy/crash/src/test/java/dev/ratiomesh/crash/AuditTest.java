package dev.ratiomesh.crash;

import static dev.ratiomesh.crash.Sound.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.Violation.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
    private static final AtRest SOUND = Sound.atRest();

    @Test
    void finds_nothing_in_a_mesh_that_keeps_its_promises() {
        assertThat(Audit.over(SOUND)).isEmpty();
    }

    @Test
    void finds_what_is_wrong_at_every_moment_too() {
        AtRest mesh = with(Sound.observation(List.of(Sound.accepted(), Sound.accepted()), Sound.books()));

        assertThat(kinds(mesh)).contains(Kind.DUPLICATE);
    }

    @Test
    void finds_an_outbox_that_is_not_drained() {
        AtRest mesh = new AtRest(
                SOUND.observation(), Map.of("orders", 1L), SOUND.projected(), SOUND.before(), SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(Kind.STUCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENDING", "UNCONFIRMED", "PLACED", "RUNNING"})
    void finds_an_order_that_never_ended(String state) {
        AtRest mesh = with(Sound.observation(List.of(Sound.accepted()), Sound.books(Sound.order(state), Sound.cap())));

        assertThat(kinds(mesh)).contains(Kind.STUCK);
    }

    @Test
    void finds_money_that_the_provider_took_and_the_books_do_not_show() {
        Accepted dearer = new Accepted(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.51"), "REMOVED");

        assertThat(kinds(with(Sound.observation(List.of(dearer), Sound.books()))))
                .containsExactly(Kind.MONEY);
    }

    @Test
    void lets_the_books_round_a_cost_up_to_the_cent() {
        Accepted cheaper = new Accepted(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.493402"), "REMOVED");

        assertThat(Audit.over(with(Sound.observation(List.of(cheaper), Sound.books()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.500001", "6.490000", "6.51"})
    void finds_any_other_difference(String atTheProvider) {
        Accepted other = new Accepted(Sound.ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd(atTheProvider), "REMOVED");

        assertThat(kinds(with(Sound.observation(List.of(other), Sound.books()))))
                .containsExactly(Kind.MONEY);
    }

    @Test
    void finds_cost_without_a_line() {
        Books books = new Books(
                List.of(Sound.order("SETTLED")),
                List.of(Sound.cap()),
                Map.of(Sound.CAP, Sound.cap().used()),
                Map.of());

        assertThat(kinds(with(Sound.observation(List.of(Sound.accepted()), books))))
                .containsExactly(Kind.MONEY);
    }

    @Test
    void finds_an_order_that_is_shown_as_it_was_before() {
        AtRest mesh = new AtRest(
                SOUND.observation(),
                SOUND.unsent(),
                Map.of(Sound.ORDER, Audit.shown(Sound.order("RUNNING"))),
                SOUND.before(),
                SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(Kind.PROJECTION);
    }

    @Test
    void finds_an_order_that_is_not_shown() {
        AtRest mesh = new AtRest(SOUND.observation(), SOUND.unsent(), Map.of(), SOUND.before(), SOUND.rebuilt());

        assertThat(kinds(mesh)).containsExactly(Kind.PROJECTION);
    }

    @Test
    void finds_a_projection_that_the_topics_do_not_give_again() {
        AtRest mesh = new AtRest(
                SOUND.observation(),
                SOUND.unsent(),
                SOUND.projected(),
                SOUND.before(),
                Map.of("order_view", List.of("another row")));

        assertThat(kinds(mesh)).containsExactly(Kind.PROJECTION);
    }

    private static AtRest with(Observation observation) {
        String shown = Audit.shown(observation.books().orders().get(0));
        return new AtRest(observation, SOUND.unsent(), Map.of(Sound.ORDER, shown), SOUND.before(), SOUND.rebuilt());
    }

    private static List<Kind> kinds(AtRest mesh) {
        return Audit.over(mesh).stream().map(Violation::kind).toList();
    }
}
