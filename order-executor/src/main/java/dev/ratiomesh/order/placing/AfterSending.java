package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from what a provider answers while it is not known whether it has an order. Nothing goes out again before
 * the provider has said that it is not there, and nothing is given up before that can be believed.
 *
 * @param quiet for how long after an unanswered request "not there" is not believed
 */
public record AfterSending(Duration quiet) {

    /**
     * Whether a sender may still open the socket. One that stood still since it wrote SENDING must not: "not there" is
     * believed once {@code quiet} has passed since then, and the half of it that is left belongs to the provider.
     */
    public boolean maySend(Instant written, Instant now) {
        return now.isBefore(written.plus(quiet.dividedBy(2)));
    }

    /** The answer to the order itself. */
    public Step replied(Standing standing, Reply reply) {
        if (!(standing.order() instanceof Sending sending)) {
            return standing.rest();
        }
        if (reply instanceof Reply.Accepted accepted) {
            return standing.rest(sending.placed(accepted.reference(), standing.now()));
        }
        if (reply instanceof Reply.NotNow not) {
            return notDone(standing, sending, new Step.Trouble(not.words(), not.pause()));
        }
        if (reply instanceof Reply.Declined declined) {
            return declined(standing, sending, declined.words());
        }
        String words = reply instanceof Reply.NameTaken taken ? taken.words() : ((Reply.Unknown) reply).words();
        return new Step.Doubt(Decision.unsaid(sending.unsure()), words);
    }

    /** Asked for its name right after an answer that said nothing: what is not there now may still come. */
    public Step asked(Standing standing, String words, LookUp answer) {
        if (!(standing.order() instanceof Unsettled unsettled)) {
            return standing.rest();
        }
        return answer instanceof LookUp.Absent
                ? standing.pause(new Step.Trouble(words, Duration.ZERO))
                : unlessAbsent(standing, unsettled, words, answer);
    }

    /**
     * Asked for its name because somebody began to send it and it is not known how that ended.
     *
     * @param askedAt when the question went out; the answer may have taken its time, and is no newer than that
     */
    public Step recovered(Standing standing, LookUp answer, Instant askedAt) {
        if (!(standing.order() instanceof Unsettled unsettled)) {
            return standing.rest();
        }
        return answer instanceof LookUp.Absent
                ? absent(standing, unsettled, askedAt)
                : unlessAbsent(standing, unsettled, "its sender stopped", answer);
    }

    private Step declined(Standing standing, Sending sending, String words) {
        return sending.isLastWord(quiet)
                ? standing.rest(sending.refused(new Refusal(RefusalCode.PROVIDER_REFUSED, words), standing.now()))
                : notDone(standing, sending, new Step.Trouble(words, quiet));
    }

    private static Step notDone(Standing standing, Sending sending, Step.Trouble trouble) {
        return new Step.Pause(Decision.unsaid(sending.notDone()), standing.ending(), trouble);
    }

    private static Step unlessAbsent(Standing standing, Unsettled order, String words, LookUp answer) {
        if (answer instanceof LookUp.Found found) {
            return standing.rest(order.placed(found.reference(), standing.now()));
        }
        LookUp.Unanswered none = (LookUp.Unanswered) answer;
        boolean mayBeThere = order.attempt().openSince() != null;
        if (!(order instanceof Sending sending) || !mayBeThere) {
            return standing.pause(new Step.Trouble(none.words(), none.pause()));
        }
        String detail = words + "; asked for its name: " + none.words();
        return new Step.Pause(
                sending.unconfirmed(detail, standing.now()), standing.ending(), new Step.Trouble(detail, none.pause()));
    }

    /** It is not there: out once more, or the end, as soon as "not there" can be believed. */
    private Step absent(Standing standing, Unsettled order, Instant askedAt) {
        Instant now = standing.now();
        Optional<Ending> end = Optional.ofNullable(standing.ending())
                .or(() -> order.isTooLate(now)
                        ? Optional.of(Ending.auto("the provider did not take it in time"))
                        : Optional.empty());
        if (end.isEmpty()) {
            Instant until = order.attempt().endsAt();
            return new Step.Send(order.proposal(), until, requestHash -> order.again(requestHash, now));
        }
        return order.isSurelyAbsent(askedAt, quiet)
                ? standing.rest(order.givenUp(end.get(), now))
                : standing.pause(new Step.Trouble("it shall end, and is not at the provider so far", quiet));
    }
}
