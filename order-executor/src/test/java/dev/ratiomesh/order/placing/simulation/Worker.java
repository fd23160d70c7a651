package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.AfterChecking;
import dev.ratiomesh.order.placing.AfterPlacing;
import dev.ratiomesh.order.placing.AfterSending;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.Standing;
import dev.ratiomesh.order.placing.Step;
import dev.ratiomesh.order.placing.WhenDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out what the machine decides, effect by effect, as OrderWork, SendWork and FollowWork do. */
final class Worker {
    private static final AfterSending SENDING = new AfterSending(Setting.QUIET);
    private static final AfterPlacing PLACING = new AfterPlacing(Setting.SETTLE_AFTER);
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
        replica.then(() -> with(claim, WhenDue::step));
    }

    private record Claim(String id, long epoch) {}

    private void with(Claim claim, Function<Standing, Step> decide) {
        OrderLine line = database.orders.get(claim.id);
        if (!replica.commits()) {
            return;
        }
        if (line.epoch != claim.epoch && !stage.lacks(Weakness.NO_FENCE)) {
            stage.figures().fenced++;
            stage.say(() -> replica.name() + " is fenced off " + claim.id);
            return;
        }
        Step step = decide.apply(line.standing(stage.now()));
        stage.say(() -> replica.name() + " " + claim + " " + line.order.state() + " -> " + step);
        carryOut(claim, line, step);
    }

    private void carryOut(Claim claim, OrderLine line, Step step) {
        if (step instanceof Step.Send send) {
            Instant now = stage.now();
            database.stepAndGoOn(line, send.sender().send("hash"));
            replica.then(() -> send(claim, send, now));
        } else if (step instanceof Step.Call call) {
            replica.then(() -> call(claim, call));
        } else {
            database.write(line, step);
            if (step instanceof Step.Doubt doubt) {
                replica.then(() -> platform.find(
                        line.order.proposal(), then(claim, (s, answer) -> SENDING.asked(s, doubt.words(), answer))));
            }
        }
    }

    private void send(Claim claim, Step.Send send, Instant written) {
        if (!SENDING.maySend(written, stage.now()) && !stage.lacks(Weakness.NO_HASTE)) {
            stage.say(() -> replica.name() + " is too late to send " + claim.id);
            return;
        }
        stage.say(() -> replica.name() + " sends " + claim.id);
        platform.place(send.proposal(), send.until(), then(claim, SENDING::replied));
    }

    private void call(Claim claim, Step.Call call) {
        Order order = call.order();
        switch (call.errand()) {
            case VALIDATE -> platform.check(then(claim, AfterChecking::checked));
            case LOOK_UP -> lookUp(claim, order.proposal());
            case REPORT, SETTLE ->
                platform.report(reference(order), then(claim, (s, said) -> said.map(reading -> PLACING.read(s, reading))
                        .orElseGet(() -> trouble(s))));
            case END -> platform.stop(reference(order), then(claim, (s, ok) -> ok ? PLACING.stopped(s) : trouble(s)));
            default -> throw new IllegalStateException(call.toString());
        }
    }

    private void lookUp(Claim claim, Proposal order) {
        Instant askedAt = stage.now();
        Consumer<LookUp> answered = then(claim, (standing, answer) -> SENDING.recovered(standing, answer, askedAt));
        if (stage.lacks(Weakness.NO_LOOK_UP)) {
            answered.accept(new LookUp.Absent());
        } else {
            platform.find(order, answered);
        }
    }

    private interface Deciding<T> {
        Step decide(Standing standing, T answer);
    }

    private <T> Consumer<T> then(Claim claim, Deciding<T> deciding) {
        return replica.awaiting(answer -> with(claim, standing -> deciding.decide(standing, answer)));
    }

    private static Step trouble(Standing standing) {
        return standing.pause(new Step.Trouble("no answer", Duration.ZERO));
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
