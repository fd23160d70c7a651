package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.execution.DueActionPolicy;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ReportPolicy;
import dev.ratiomesh.order.placing.execution.SendResultPolicy;
import dev.ratiomesh.order.placing.execution.ValidationPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.OrderProposal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Executes work steps effect by effect, as OrderWorker, SendWorker and ProviderFollowUp do. */
final class SimulatedWorker {
    private static final SendResultPolicy SEND_POLICY = new SendResultPolicy(SimulationConfig.ABSENCE_DELAY);
    private static final ReportPolicy REPORT_POLICY = new ReportPolicy(SimulationConfig.SETTLE_AFTER);
    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final SimulatedProvider provider;
    private final SimulatedReplica replica;

    SimulatedWorker(
            SimulationContext context,
            SimulatedDatabase database,
            SimulatedProvider provider,
            SimulatedReplica replica) {
        this.context = context;
        this.database = database;
        this.provider = provider;
        this.replica = replica;
    }

    void claim(String id, long epoch) {
        Claim claim = new Claim(id, epoch);
        replica.schedule(() -> with(claim, DueActionPolicy::decide));
    }

    private record Claim(String id, long epoch) {}

    private void with(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        OrderRecord entry = database.orders.get(claim.id);
        if (!replica.commits()) {
            return;
        }
        if (entry.epoch != claim.epoch && !context.lacks(DisabledSafeguard.NO_FENCE)) {
            context.figures().fenced++;
            context.log(() -> replica.name() + " is fenced off " + claim.id);
            return;
        }
        WorkStep step = decide.apply(entry.snapshot(context.now()));
        context.log(() -> replica.name() + " " + claim + " " + entry.order.state() + " -> " + step);
        execute(claim, entry, step);
    }

    private void execute(Claim claim, OrderRecord entry, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            Instant now = context.now();
            database.writeAndKeepLease(entry, send.sendTransition().forRequest("hash"));
            replica.schedule(() -> send(claim, send, now));
        } else if (step instanceof WorkStep.CallProvider call) {
            replica.schedule(() -> call(claim, call));
        } else {
            database.write(entry, step);
            if (step instanceof WorkStep.LookUpNow lookUp) {
                replica.schedule(() -> provider.find(
                        entry.order.proposal(),
                        continueWith(
                                claim,
                                (snapshot, result) ->
                                        SEND_POLICY.onImmediateLookup(snapshot, lookUp.message(), result))));
            }
        }
    }

    private void send(Claim claim, WorkStep.Send send, Instant writtenAt) {
        if (!SEND_POLICY.maySend(writtenAt, context.now()) && !context.lacks(DisabledSafeguard.NO_SEND_DEADLINE)) {
            context.log(() -> replica.name() + " is too late to send " + claim.id);
            return;
        }
        context.log(() -> replica.name() + " sends " + claim.id);
        provider.place(send.proposal(), send.endsAt(), continueWith(claim, SEND_POLICY::onSendResult));
    }

    private void call(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        switch (call.action()) {
            case VALIDATE -> provider.validate(continueWith(claim, ValidationPolicy::onValidationResult));
            case LOOK_UP -> lookUp(claim, order.proposal());
            case REPORT, SETTLE ->
                provider.report(reference(order), continueWith(claim, (snapshot, report) -> report.map(
                                raw -> REPORT_POLICY.onReport(snapshot, raw))
                        .orElseGet(() -> backOff(snapshot))));
            case STOP ->
                provider.stop(
                        reference(order),
                        continueWith(
                                claim,
                                (snapshot, stopped) ->
                                        stopped ? REPORT_POLICY.onStopped(snapshot) : backOff(snapshot)));
            default -> throw new IllegalStateException(call.toString());
        }
    }

    private void lookUp(Claim claim, OrderProposal order) {
        Instant askedAt = context.now();
        Consumer<LookupResult> onAnswer =
                continueWith(claim, (snapshot, answer) -> SEND_POLICY.onRecoveryLookup(snapshot, answer, askedAt));
        if (context.lacks(DisabledSafeguard.NO_LOOKUP)) {
            onAnswer.accept(new LookupResult.NotAtProvider());
        } else {
            provider.find(order, onAnswer);
        }
    }

    private interface ResultPolicy<T> {
        WorkStep decide(OrderSnapshot snapshot, T result);
    }

    private <T> Consumer<T> continueWith(Claim claim, ResultPolicy<T> policy) {
        return replica.onReply(answer -> with(claim, snapshot -> policy.decide(snapshot, answer)));
    }

    private static WorkStep backOff(OrderSnapshot snapshot) {
        return snapshot.backOff(new WorkStep.RetryReason("no answer", Duration.ZERO));
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
