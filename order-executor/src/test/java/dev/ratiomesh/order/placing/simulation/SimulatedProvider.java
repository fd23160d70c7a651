package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.OrderProposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the provider. It accepts a name once; its replies are lost, late or indeterminate, it carries requests out
 * after the caller's timeout, refuses, runs out of quota, and one of its accounts may never answer.
 */
final class SimulatedProvider {
    private static final SendResult NO_ANSWER = new SendResult.Indeterminate("google-ads did not answer");
    private final SimulationContext context;
    private final Consumer<ProviderCampaign> accepted;
    private final ProviderSpending spending;
    private final Map<String, List<ProviderCampaign>> byName = new LinkedHashMap<>();
    private final @Nullable String unresponsiveAccount;
    private int count;

    SimulatedProvider(
            SimulationContext context,
            ProviderSpending spending,
            Consumer<ProviderCampaign> accepted,
            @Nullable String deadAccount) {
        this.context = context;
        this.spending = spending;
        this.accepted = accepted;
        this.unresponsiveAccount = deadAccount;
    }

    boolean isUnresponsive(String account) {
        return account.equals(unresponsiveAccount);
    }

    Map<String, List<ProviderCampaign>> byName() {
        return byName;
    }

    /** Returns the reference that a person finds on the provider's pages; null when there is no campaign of this name. */
    @Nullable
    String reference(String name) {
        List<ProviderCampaign> existing = byName.get(name);
        return existing == null ? null : existing.get(0).reference;
    }

    /** Validates an order. An unresponsive account still answers this call, or no order would ever be sent there. */
    void validate(Consumer<ValidationResult> callback) {
        ValidationResult answer = context.chance().fault(8)
                ? new ValidationResult.ValidationInconclusive("no answer", Duration.ofSeconds(5))
                : context.chance().fault(25)
                        ? new ValidationResult.ValidationRejected("policy")
                        : new ValidationResult.ValidationPassed("fine");
        reply(callback, answer, shortDelay());
    }

    void place(OrderProposal order, Instant endsAt, Consumer<SendResult> callback) {
        if (isUnresponsive(order.account())) {
            acceptSilently(order, endsAt, callback);
            return;
        }
        SeededRandom chance = context.chance();
        if (chance.fault(6)) {
            context.figures().lostReplies++;
            accept(order, endsAt);
            reply(callback, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(8)) {
            context.figures().lateExecutions++;
            context.time()
                    .after(
                            chance.between(Duration.ofSeconds(1), SimulationConfig.MAX_EXECUTION_DELAY),
                            () -> accept(order, endsAt));
            reply(callback, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(12)) {
            reply(callback, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(10)) {
            reply(
                    callback,
                    new SendResult.NotExecuted("quota", Duration.ofSeconds(chance.millis(1, 90))),
                    shortDelay());
        } else if (chance.fault(6)) {
            reply(callback, new SendResult.OrderDeclined("policy"), shortDelay());
        } else {
            reply(callback, accept(order, endsAt), shortDelay());
        }
    }

    void find(OrderProposal order, Consumer<LookupResult> callback) {
        boolean answers = !isUnresponsive(order.account()) && !context.chance().fault(5);
        List<ProviderCampaign> existing = byName.get(order.orderId());
        LookupResult answer = !answers
                ? new LookupResult.LookupInconclusive("no answer", Duration.ofSeconds(5))
                : existing == null
                        ? new LookupResult.NotAtProvider()
                        : new LookupResult.OrderFound(existing.get(0).reference);
        reply(callback, answer, answers ? shortDelay() : timeoutMillis());
    }

    /** Reads a report; empty when the call failed. */
    void report(String reference, Consumer<Optional<RawReport>> callback) {
        ProviderCampaign campaign = named(reference);
        if (isUnresponsive(account(reference)) || context.chance().fault(8)) {
            reply(callback, Optional.empty(), timeoutMillis());
            return;
        }
        if (campaign == null) {
            reply(callback, Optional.of(new RawReport(null, null, 0, 0, false)), shortDelay());
            return;
        }
        long cents = campaign.reportedCents(context.now());
        boolean ended = !campaign.canSpend(context.now()) && context.chance().onceIn(2);
        String currency = context.chance().fault(60) ? "EUR" : "USD";
        long micros = context.chance().fault(60) ? -1 : cents * 10_000;
        reply(
                callback,
                Optional.of(new RawReport(campaign.order.orderId(), currency, micros, cents / 2, ended)),
                shortDelay());
    }

    /** Stops a campaign; false when the outcome is unknown. */
    void stop(String reference, Consumer<Boolean> callback) {
        ProviderCampaign campaign = Objects.requireNonNull(named(reference));
        boolean received =
                !isUnresponsive(account(reference)) && !context.chance().fault(10);
        if (received) {
            campaign.stop();
            context.log(() -> "provider stops " + campaign.order.orderId());
        }
        reply(callback, received && !context.chance().fault(8), shortDelay());
    }

    private SendResult accept(OrderProposal order, Instant endsAt) {
        List<ProviderCampaign> existing = byName.computeIfAbsent(order.orderId(), name -> new ArrayList<>());
        if (!existing.isEmpty() && !context.lacks(DisabledSafeguard.DUPLICATE_NAMES)) {
            return new SendResult.NameTaken("DUPLICATE_CAMPAIGN_NAME");
        }
        Duration lag =
                Duration.ofMillis(context.chance().millis(0, (int) SimulationConfig.SETTLE_AFTER.toMillis() - 60_000));
        ProviderCampaign campaign = new ProviderCampaign(order, endsAt, ++count, lag);
        existing.add(campaign);
        context.figures().accepted++;
        context.log(() -> "provider accepts " + order.orderId() + " of " + order.budget());
        accepted.accept(campaign);
        spending.begin(campaign);
        return new SendResult.OrderAccepted(campaign.reference);
    }

    /** Accepts the order or not, and never answers. */
    private void acceptSilently(OrderProposal order, Instant endsAt, Consumer<SendResult> callback) {
        if (context.chance().onceIn(2)) {
            accept(order, endsAt);
        }
        reply(callback, NO_ANSWER, timeoutMillis());
    }

    private static String account(String reference) {
        return reference.split("/", -1)[1];
    }

    /** Finds a campaign by its reference; null when there is none. */
    private @Nullable ProviderCampaign named(String reference) {
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.reference.equals(reference))
                .findFirst()
                .orElse(null);
    }

    private <T> void reply(Consumer<T> callback, T answer, long delay) {
        context.time().after(delay, () -> {
            context.log(() -> "provider: " + answer);
            callback.accept(answer);
        });
    }

    private long shortDelay() {
        return context.chance().fault(10)
                ? context.chance().millis(1_000, 19_000)
                : context.chance().millis(20, 400);
    }

    private static long timeoutMillis() {
        return SimulationConfig.CALL_TIMEOUT.toMillis();
    }
}
