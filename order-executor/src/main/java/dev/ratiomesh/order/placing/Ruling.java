package dev.ratiomesh.order.placing;

import dev.ratiomesh.order.placing.Sizing.Plan;
import dev.ratiomesh.order.placing.Sizing.Sized;
import dev.ratiomesh.order.placing.Sizing.TooSmall;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a target leads to. */
public sealed interface Ruling {
    /** No order is considered, and nothing said. */
    record Silent(Silence reason) implements Ruling {}

    record Refusing(Refusal refusal) implements Ruling {}

    /**
     * An order can be due, if the caps leave room.
     *
     * @param limits the caps it counts against, in locking order
     */
    record Considering(Question question, Sizing.Need need, Provider provider, Window window, List<CapLimit> limits)
            implements Ruling {

        /** The order that fits under the caps as they stand, or why none does. */
        public Ruling within(Collection<CapState> caps) {
            var budget = question.campaign().brief().budget();
            Sized sized = Sizing.size(need, Room.of(budget.orderCap(), caps));
            return sized instanceof Plan plan ? order(plan) : new Refusing(((TooSmall) sized).refusal());
        }

        private Proposing order(Plan plan) {
            BigDecimal auto = question.campaign().brief().budget().autoApproveUpTo();
            boolean rulesDecide =
                    provider.isAutomatic() && plan.budget().amount().compareTo(auto) <= 0;
            Instant decideBy =
                    rulesDecide ? null : question.now().plus(question.policy().approvalWithin());
            Decision proposed = Proposed.first(proposal(plan, decideBy));
            return new Proposing(
                    rulesDecide
                            ? proposed.then(((Proposed) proposed.next()).approve(Ending.AUTO, question.now()))
                            : proposed);
        }

        private Proposal proposal(Plan plan, @Nullable Instant decideBy) {
            var brief = question.campaign().brief();
            var target = question.target();
            return new Proposal(
                    orderId(brief.campaignId(), target.observedAt()),
                    brief.campaignId(),
                    brief.tenantId(),
                    brief.videoId(),
                    brief.title(),
                    provider,
                    brief.reach().account(),
                    plan.budget(),
                    plan.days(),
                    plan.views(),
                    need.gap(),
                    target.observedAt(),
                    Objects.requireNonNullElse(target.likes().model(), ""),
                    decideBy,
                    window.until(),
                    question.now());
        }
    }

    /** The order and what is said of it; its budget must be reserved under every cap in the same transaction. */
    record Proposing(Decision decision) implements Ruling {}

    /** Asks the triggers, then the rules; the caps are asked with {@link Considering#within}. */
    static Ruling of(Question question) {
        Optional<Silence> silence = OrderTriggers.ALL.stream()
                .flatMap(trigger -> trigger.on(question).stream())
                .findFirst();
        if (silence.isPresent()) {
            return new Silent(silence.get());
        }
        return OrderRules.RULES.stream()
                .flatMap(rule -> rule.on(question).stream())
                .findFirst()
                .<Ruling>map(Refusing::new)
                .orElseGet(() -> considering(question));
    }

    private static Considering considering(Question question) {
        var brief = question.campaign().brief();
        String currency = brief.budget().currency();
        Provider provider = Provider.named(brief.reach().provider()).orElseThrow();
        Policy.Lookup lookup = question.policy().lookup();
        Terms terms = lookup.terms(provider, currency).orElseThrow();
        var likes = question.target().likes();
        Sizing.Need need = new Sizing.Need(
                Objects.requireNonNull(likes.gap()),
                Objects.requireNonNull(likes.perNewView()),
                lookup.prior(provider, brief.genre(), currency).orElseThrow(),
                terms,
                question.campaign().currency());
        Window window = Window.of(question, terms.days());
        return new Considering(
                question, need, provider, window, Caps.of(question.campaign(), window, question.policy()));
    }

    /** One target can lead to one order only: its id follows from the target. */
    static String orderId(String campaignId, Instant observedAt) {
        byte[] target = (campaignId + '|' + observedAt).getBytes(StandardCharsets.UTF_8);
        return "ord-" + UUID.nameUUIDFromBytes(target);
    }
}
