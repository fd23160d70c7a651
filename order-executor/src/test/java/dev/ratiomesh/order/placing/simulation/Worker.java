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
final class Worker {
    private static final SendResultPolicy SENDING = new SendResultPolicy(Setting.QUIET);
    private static final ReportPolicy PLACING = new ReportPolicy(Setting.SETTLE_AFTER);
    private final Stage stage;
    private final Database database;
    private final Platform platform;
    private final Replica replica;

    Worker(Stage stage, Database database, Platform platform, Replica replica) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
        this.replica = replica;
    }

    void on(String id, long epoch) {
        Claim claim = new Claim(id, epoch);
        replica.then(() -> with(claim, DueActionPolicy::decide));
    }

    private record Claim(String id, long epoch) {}

    private void with(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        OrderLine line = database.orders.get(claim.id);
        if (!replica.commits()) {
            return;
        }
        if (line.epoch != claim.epoch && !stage.lacks(Weakness.NO_FENCE)) {
            stage.figures().fenced++;
            stage.say(() -> replica.name() + " is fenced off " + claim.id);
            return;
        }
        WorkStep step = decide.apply(line.standing(stage.now()));
        stage.say(() -> replica.name() + " " + claim + " " + line.order.state() + " -> " + step);
        carryOut(claim, line, step);
    }

    private void carryOut(Claim claim, OrderLine line, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            Instant now = stage.now();
            database.stepAndGoOn(line, send.sendTransition().forRequest("hash"));
            replica.then(() -> send(claim, send, now));
        } else if (step instanceof WorkStep.CallProvider call) {
            replica.then(() -> call(claim, call));
        } else {
            database.write(line, step);
            if (step instanceof WorkStep.LookUpNow doubt) {
                replica.then(() -> platform.find(
                        line.order.proposal(),
                        then(claim, (s, answer) -> SENDING.onImmediateLookup(s, doubt.message(), answer))));
            }
        }
    }

    private void send(Claim claim, WorkStep.Send send, Instant written) {
        if (!SENDING.maySend(written, stage.now()) && !stage.lacks(Weakness.NO_HASTE)) {
            stage.say(() -> replica.name() + " is too late to send " + claim.id);
            return;
        }
        stage.say(() -> replica.name() + " sends " + claim.id);
        platform.place(send.proposal(), send.endsAt(), then(claim, SENDING::onSendResult));
    }

    private void call(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        switch (call.action()) {
            case VALIDATE -> platform.check(then(claim, ValidationPolicy::onValidationResult));
            case LOOK_UP -> lookUp(claim, order.proposal());
            case REPORT, SETTLE ->
                platform.report(
                        reference(order), then(claim, (s, said) -> said.map(reading -> PLACING.onReport(s, reading))
                                .orElseGet(() -> trouble(s))));
            case STOP ->
                platform.stop(reference(order), then(claim, (s, ok) -> ok ? PLACING.onStopped(s) : trouble(s)));
            default -> throw new IllegalStateException(call.toString());
        }
    }

    private void lookUp(Claim claim, OrderProposal order) {
        Instant askedAt = stage.now();
        Consumer<LookupResult> answered =
                then(claim, (standing, answer) -> SENDING.onRecoveryLookup(standing, answer, askedAt));
        if (stage.lacks(Weakness.NO_LOOK_UP)) {
            answered.accept(new LookupResult.NotAtProvider());
        } else {
            platform.find(order, answered);
        }
    }

    private interface Deciding<T> {
        WorkStep decide(OrderSnapshot standing, T answer);
    }

    private <T> Consumer<T> then(Claim claim, Deciding<T> deciding) {
        return replica.awaiting(answer -> with(claim, standing -> deciding.decide(standing, answer)));
    }

    private static WorkStep trouble(OrderSnapshot standing) {
        return standing.backOff(new WorkStep.RetryReason("no answer", Duration.ZERO));
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
