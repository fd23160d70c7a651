package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.fleet.access.Admission;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Finding;
import dev.ratiomesh.fleet.access.Finding.Spent;
import dev.ratiomesh.fleet.access.Finding.Stale;
import dev.ratiomesh.fleet.access.Finding.Told;
import dev.ratiomesh.fleet.access.Meaning;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.access.outbound.Bearers.Good;
import dev.ratiomesh.fleet.access.outbound.Bearers.None;
import dev.ratiomesh.fleet.quota.Spend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The door: token, quota, guard, call, in this order, so that nothing is paid for a call that is not made. */
@ApplicationScoped
class GoogleDoor implements Door {
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(1);

    private final Bearers bearers;
    private final Till till;
    private final Calls calls;
    private final CallRecord record;
    private final Clock clock;

    GoogleDoor(Bearers bearers, Till till, Calls calls, CallRecord record, Clock clock) {
        this.bearers = bearers;
        this.till = till;
        this.calls = calls;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Reply> call(Ask ask) {
        return CallerContext.of(() -> bearers.of(ask.who())
                        .chain(bearer -> bearer instanceof Good good
                                ? first(ask, good)
                                : Uni.createFrom().item(((None) bearer).reply())))
                .onFailure()
                .recoverWithItem(GoogleDoor::ours)
                .invoke(reply -> record.note(ask.who(), reply))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Admission> admit(Who who, Spend spend) {
        return CallerContext.of(() -> bearers.of(who)
                        .chain(bearer -> bearer instanceof Good good && good.token() != null
                                ? admitted(who, spend, good.token())
                                : Uni.createFrom()
                                        .<Admission>item(new Admission.Denied(
                                                bearer instanceof None none ? none.reply() : calls.nobody()))))
                .onFailure()
                .recoverWithItem(failure -> new Admission.Denied(ours(failure)))
                .subscribeAsCompletionStage();
    }

    @Override
    public void left(Who who, Reply reply) {
        calls.left(who, reply);
        record.note(who, reply);
    }

    @Override
    public CompletionStage<Reply> meaning(Ask ask, Reply.Done answer) {
        Finding finding = Meaning.of(ask, answer, clock.instant());
        Uni<Reply> reply = finding instanceof Stale stale
                ? bearers.refused(ask.who())
                        .replaceWith(new Reply.Trouble(stale.words() + "; the token is renewed", false, Duration.ZERO))
                : told(ask, finding);
        return CallerContext.of(() -> reply)
                .onFailure()
                .recoverWithItem(GoogleDoor::ours)
                .subscribeAsCompletionStage();
    }

    private Uni<Reply> first(Ask ask, Good bearer) {
        return paid(ask, bearer)
                .chain(finding -> finding instanceof Stale
                        ? bearers.after(ask.who(), bearer)
                                .chain(next -> next instanceof Good good
                                        ? paid(ask, good).chain(last -> told(ask, last))
                                        : Uni.createFrom().item(((None) next).reply()))
                        : told(ask, finding));
    }

    private Uni<Finding> paid(Ask ask, Good bearer) {
        return calls.refusal(ask)
                .map(reply -> Uni.createFrom().<Finding>item(new Told(reply)))
                .orElseGet(() -> till.take(ask.who(), ask.spend())
                        .chain(none -> none.isPresent()
                                ? Uni.createFrom().item(new Told(none.get()))
                                : calls.make(ask, bearer.token())));
    }

    private Uni<Reply> told(Ask ask, Finding finding) {
        if (finding instanceof Told told) {
            return Uni.createFrom().item(told.reply());
        }
        return finding instanceof Spent spent
                ? till.spent(ask.spend(), spent.words())
                : Uni.createFrom()
                        .item(new Reply.Trouble(
                                "a token that was just renewed is refused: " + ((Stale) finding).words(),
                                false,
                                UNTIL_SOMEBODY_LOOKS));
    }

    private Uni<Admission> admitted(Who who, Spend spend, String token) {
        return calls.admit(who)
                .map(reply -> Uni.createFrom().<Admission>item(new Admission.Denied(reply)))
                .orElseGet(() -> till.take(who, spend)
                        .map(none -> none.<Admission>map(reply -> {
                                    calls.left(who, reply);
                                    return new Admission.Denied(reply);
                                })
                                .orElseGet(() -> new Admission.Granted(token)))
                        .onFailure()
                        .invoke(failure -> calls.left(who, ours(failure))));
    }

    /** Trouble of our own, before anything was sent. */
    private static Reply ours(Throwable failure) {
        return new Reply.Trouble("not called: " + failure, false, Duration.ZERO);
    }
}
