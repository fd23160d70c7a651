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

/** Carries out what the machine decides, effect by effect, as OrderWork, SendWork and FollowWork do. */
final class SimulatedWorker {
    private static final SendResultPolicy SEND_POLICY = new SendResultPolicy(SimulationConfig.ABSENCE_DELAY);
    private static final ReportPolicy REPORT_POLICY = new ReportPolicy(SimulationConfig.SETTLE_AFTER);
    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final SimulatedProvider platform;
    private final SimulatedReplica replica;

    SimulatedWorker(
            SimulationContext stage, SimulatedDatabase database, SimulatedProvider platform, SimulatedReplica replica) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
        this.replica = replica;
    }

    void claim(String id, long epoch) {
        Claim claim = new Claim(id, epoch);
        replica.schedule(() -> with(claim, DueActionPolicy::decide));
    }

    private record Claim(String id, long epoch) {}

    private void with(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        OrderRecord line = database.orders.get(claim.id);
        if (!replica.commits()) {
            return;
        }
        if (line.epoch != claim.epoch && !stage.lacks(DisabledSafeguard.NO_FENCE)) {
            stage.figures().fenced++;
            stage.log(() -> replica.name() + " is fenced off " + claim.id);
            return;
        }
        WorkStep step = decide.apply(line.snapshot(stage.now()));
        stage.log(() -> replica.name() + " " + claim + " " + line.order.state() + " -> " + step);
        execute(claim, line, step);
    }

    private void execute(Claim claim, OrderRecord line, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            Instant now = stage.now();
            database.writeAndKeepLease(line, send.sendTransition().forRequest("hash"));
            replica.schedule(() -> send(claim, send, now));
        } else if (step instanceof WorkStep.CallProvider call) {
            replica.schedule(() -> call(claim, call));
        } else {
            database.write(line, step);
            if (step instanceof WorkStep.LookUpNow doubt) {
                replica.schedule(() -> platform.find(
                        line.order.proposal(),
                        continueWith(claim, (s, answer) -> SEND_POLICY.onImmediateLookup(s, doubt.message(), answer))));
            }
        }
    }

    private void send(Claim claim, WorkStep.Send send, Instant written) {
        if (!SEND_POLICY.maySend(written, stage.now()) && !stage.lacks(DisabledSafeguard.NO_SEND_DEADLINE)) {
            stage.log(() -> replica.name() + " is too late to send " + claim.id);
            return;
        }
        stage.log(() -> replica.name() + " sends " + claim.id);
        platform.place(send.proposal(), send.endsAt(), continueWith(claim, SEND_POLICY::onSendResult));
    }

    private void call(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        switch (call.action()) {
            case VALIDATE -> platform.validate(continueWith(claim, ValidationPolicy::onValidationResult));
            case LOOK_UP -> lookUp(claim, order.proposal());
            case REPORT, SETTLE ->
                platform.report(reference(order), continueWith(claim, (s, said) -> said.map(
                                reading -> REPORT_POLICY.onReport(s, reading))
                        .orElseGet(() -> backOff(s))));
            case STOP ->
                platform.stop(
                        reference(order), continueWith(claim, (s, ok) -> ok ? REPORT_POLICY.onStopped(s) : backOff(s)));
            default -> throw new IllegalStateException(call.toString());
        }
    }

    private void lookUp(Claim claim, OrderProposal order) {
        Instant askedAt = stage.now();
        Consumer<LookupResult> answered =
                continueWith(claim, (standing, answer) -> SEND_POLICY.onRecoveryLookup(standing, answer, askedAt));
        if (stage.lacks(DisabledSafeguard.NO_LOOKUP)) {
            answered.accept(new LookupResult.NotAtProvider());
        } else {
            platform.find(order, answered);
        }
    }

    private interface Deciding<T> {
        WorkStep decide(OrderSnapshot standing, T answer);
    }

    private <T> Consumer<T> continueWith(Claim claim, Deciding<T> deciding) {
        return replica.onReply(answer -> with(claim, standing -> deciding.decide(standing, answer)));
    }

    private static WorkStep backOff(OrderSnapshot standing) {
        return standing.backOff(new WorkStep.RetryReason("no answer", Duration.ZERO));
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
