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
 * The provider. It takes a name once; its replies are lost, come late or say nothing, it works on a request after the
 * caller has given up, refuses, has no quota, and one of its accounts may not answer at all.
 */
final class SimulatedProvider {
    private static final SendResult NO_ANSWER = new SendResult.Indeterminate("google-ads did not answer");
    private final SimulationContext stage;
    private final Consumer<ProviderCampaign> accepted;
    private final ProviderSpending spending;
    private final Map<String, List<ProviderCampaign>> byName = new LinkedHashMap<>();
    private final @Nullable String unresponsiveAccount;
    private int count;

    SimulatedProvider(
            SimulationContext stage,
            ProviderSpending spending,
            Consumer<ProviderCampaign> accepted,
            @Nullable String deadAccount) {
        this.stage = stage;
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

    /** What a person sees on its pages; null when there is nothing of this name. */
    @Nullable
    String reference(String name) {
        List<ProviderCampaign> there = byName.get(name);
        return there == null ? null : there.get(0).reference;
    }

    /** Creates nothing. An account that is silent about orders still answers this, or none would ever be sent there. */
    void validate(Consumer<ValidationResult> answer) {
        ValidationResult said = stage.chance().fault(8)
                ? new ValidationResult.ValidationInconclusive("no answer", Duration.ofSeconds(5))
                : stage.chance().fault(25)
                        ? new ValidationResult.ValidationRejected("policy")
                        : new ValidationResult.ValidationPassed("fine");
        reply(answer, said, shortDelay());
    }

    void place(OrderProposal order, Instant until, Consumer<SendResult> answer) {
        if (isUnresponsive(order.account())) {
            acceptSilently(order, until, answer);
            return;
        }
        SeededRandom chance = stage.chance();
        if (chance.fault(6)) {
            stage.figures().lostReplies++;
            accept(order, until);
            reply(answer, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(8)) {
            stage.figures().lateExecutions++;
            stage.time()
                    .after(
                            chance.between(Duration.ofSeconds(1), SimulationConfig.MAX_EXECUTION_DELAY),
                            () -> accept(order, until));
            reply(answer, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(12)) {
            reply(answer, NO_ANSWER, timeoutMillis());
        } else if (chance.fault(10)) {
            reply(answer, new SendResult.NotExecuted("quota", Duration.ofSeconds(chance.millis(1, 90))), shortDelay());
        } else if (chance.fault(6)) {
            reply(answer, new SendResult.OrderDeclined("policy"), shortDelay());
        } else {
            reply(answer, accept(order, until), shortDelay());
        }
    }

    void find(OrderProposal order, Consumer<LookupResult> answer) {
        boolean says = !isUnresponsive(order.account()) && !stage.chance().fault(5);
        List<ProviderCampaign> there = byName.get(order.orderId());
        LookupResult said = !says
                ? new LookupResult.LookupInconclusive("no answer", Duration.ofSeconds(5))
                : there == null
                        ? new LookupResult.NotAtProvider()
                        : new LookupResult.OrderFound(there.get(0).reference);
        reply(answer, said, says ? shortDelay() : timeoutMillis());
    }

    /** Empty when it could not be read. */
    void report(String reference, Consumer<Optional<RawReport>> answer) {
        ProviderCampaign booking = named(reference);
        if (isUnresponsive(account(reference)) || stage.chance().fault(8)) {
            reply(answer, Optional.empty(), timeoutMillis());
            return;
        }
        if (booking == null) {
            reply(answer, Optional.of(new RawReport(null, null, 0, 0, false)), shortDelay());
            return;
        }
        long cents = booking.reportedCents(stage.now());
        boolean over = !booking.canSpend(stage.now()) && stage.chance().onceIn(2);
        String currency = stage.chance().fault(60) ? "EUR" : "USD";
        long micros = stage.chance().fault(60) ? -1 : cents * 10_000;
        reply(
                answer,
                Optional.of(new RawReport(booking.order.orderId(), currency, micros, cents / 2, over)),
                shortDelay());
    }

    /** False when it is not known whether it was stopped. */
    void stop(String reference, Consumer<Boolean> answer) {
        ProviderCampaign booking = Objects.requireNonNull(named(reference));
        boolean heard = !isUnresponsive(account(reference)) && !stage.chance().fault(10);
        if (heard) {
            booking.stop();
            stage.log(() -> "provider stops " + booking.order.orderId());
        }
        reply(answer, heard && !stage.chance().fault(8), shortDelay());
    }

    private SendResult accept(OrderProposal order, Instant until) {
        List<ProviderCampaign> there = byName.computeIfAbsent(order.orderId(), name -> new ArrayList<>());
        if (!there.isEmpty() && !stage.lacks(DisabledSafeguard.DUPLICATE_NAMES)) {
            return new SendResult.NameTaken("DUPLICATE_CAMPAIGN_NAME");
        }
        Duration lag =
                Duration.ofMillis(stage.chance().millis(0, (int) SimulationConfig.SETTLE_AFTER.toMillis() - 60_000));
        ProviderCampaign booking = new ProviderCampaign(order, until, ++count, lag);
        there.add(booking);
        stage.figures().accepted++;
        stage.log(() -> "provider accepts " + order.orderId() + " of " + order.budget());
        accepted.accept(booking);
        spending.begin(booking);
        return new SendResult.OrderAccepted(booking.reference);
    }

    /** It takes the order or not, and says neither then nor later. */
    private void acceptSilently(OrderProposal order, Instant until, Consumer<SendResult> answer) {
        if (stage.chance().onceIn(2)) {
            accept(order, until);
        }
        reply(answer, NO_ANSWER, timeoutMillis());
    }

    private static String account(String reference) {
        return reference.split("/", -1)[1];
    }

    /** Null when it has nothing by this reference. */
    private @Nullable ProviderCampaign named(String reference) {
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.reference.equals(reference))
                .findFirst()
                .orElse(null);
    }

    private <T> void reply(Consumer<T> answer, T said, long delay) {
        stage.time().after(delay, () -> {
            stage.log(() -> "provider: " + said);
            answer.accept(said);
        });
    }

    private long shortDelay() {
        return stage.chance().fault(10)
                ? stage.chance().millis(1_000, 19_000)
                : stage.chance().millis(20, 400);
    }

    private static long timeoutMillis() {
        return SimulationConfig.CALL_TIMEOUT.toMillis();
    }
}
