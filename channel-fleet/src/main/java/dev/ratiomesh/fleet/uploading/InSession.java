package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;

/** While bytes go into a session. */
final class InSession {
    private final Rules rules;

    InSession(Rules rules) {
        this.rules = rules;
    }

    Step learn(Standing standing, Session session, Learnt learnt) {
        if (learnt instanceof Learnt.Stored stored) {
            return stored(standing, session.confirmed(stored.offset()));
        }
        if (learnt instanceof Learnt.BeforeLast last) {
            Session next = session.confirmed(last.offset()).beginLast();
            return Step.silent(with(standing.upload(), next), new Due.GoOn());
        }
        if (learnt instanceof Learnt.TurnOver turn) {
            return Step.silent(with(standing.upload(), session.confirmed(turn.offset())), new Due.At(standing.now()));
        }
        if (learnt instanceof Learnt.SessionGone) {
            Upload before = standing.upload();
            return Steps.progressed(
                    new Finding(before.job(), before.version() + 1, session, standing.now()), standing.now());
        }
        return stopped(standing, session, learnt);
    }

    private Step stopped(Standing standing, Session session, Learnt learnt) {
        if (learnt instanceof Learnt.Interrupted cut) {
            boolean further = cut.offset() > session.confirmed();
            Standing there = new Standing(
                    with(standing.upload(), session.confirmed(cut.offset())),
                    standing.ending(),
                    further ? 0 : standing.tries(),
                    standing.now());
            return Steps.again(there, rules, cut.words(), cut.atLeast());
        }
        if (learnt instanceof Learnt.FileBad bad) {
            return Steps.failed(standing, bad.code(), bad.words());
        }
        if (learnt instanceof Learnt.FileAway away) {
            return Steps.again(standing, rules, away.words(), away.atLeast());
        }
        if (learnt instanceof Learnt.Said said) {
            return said(standing, session, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + standing.upload());
    }

    private static Step stored(Standing standing, Session session) {
        Upload before = standing.upload();
        return Steps.progressed(new Sending(before.job(), before.version() + 1, session), standing.now());
    }

    private Step said(Standing standing, Session session, Reply reply) {
        if (reply instanceof Reply.Waits waits) {
            return Steps.waits(standing, session.choice(), session, new Wait(waits.words(), waits.until()));
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            return needsOwner(standing, session, owner);
        }
        if (reply instanceof Reply.Refused refused) {
            return Steps.failed(standing, UploadFailureCode.REFUSED, refused.words());
        }
        return reply instanceof Reply.Trouble trouble
                ? Steps.again(standing, rules, trouble.words(), trouble.atLeast())
                : Steps.again(standing, rules, "YouTube answered what makes no sense here", Duration.ZERO);
    }

    /** Another channel can take it only as long as there can be no video on this one. */
    private Step needsOwner(Standing standing, Session session, Reply.NeedsOwner owner) {
        Job job = standing.upload().job();
        var until = standing.now().plus(rules.recheck());
        if (job.channels().size() == 1 || session.lastBegun()) {
            return Steps.waits(standing, session.choice(), session, new Wait(owner.words(), until));
        }
        Step step = Steps.waits(standing, null, null, new Wait(owner.words(), standing.now()));
        return new Step(step.next(), step.events(), new Due.GoOn(), null)
                .with(new Mark(session.choice().channelId(), until, Steps.cut(owner.words())));
    }

    private static Upload with(Upload before, Session session) {
        return before instanceof Waiting waiting
                ? new Waiting(before.job(), before.version(), session.choice(), session, waiting.why())
                : new Sending(before.job(), before.version(), session);
    }
}
