package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.uploading.Choosing.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From a job to a session: the file, the channel, and what YouTube says to opening one. */
final class BeforeSession {
    private static final String CHANNEL_IS_FULL = "uploadLimitExceeded";

    private final Rules rules;
    private final Choosing choosing;

    BeforeSession(Rules rules, Choosing choosing) {
        this.rules = rules;
        this.choosing = choosing;
    }

    Step learn(Standing standing, Learnt learnt) {
        if (learnt instanceof Learnt.Ready ready) {
            return ready(standing, ready);
        }
        if (learnt instanceof Learnt.FileBad bad) {
            return Steps.failed(standing, bad.code(), bad.words());
        }
        if (learnt instanceof Learnt.FileAway away) {
            return standing.tries() + 1 < rules.tries()
                    ? Steps.again(standing, rules, away.words(), away.atLeast())
                    : Steps.failed(
                            standing, UploadFailureCode.FILE_MISSING, away.words() + ", " + rules.tries() + " times");
        }
        Choice choice = standing.upload().choice();
        if (choice != null && learnt instanceof Learnt.Opened opened) {
            return opened(standing, choice, opened);
        }
        if (choice != null && learnt instanceof Learnt.Said said) {
            return said(standing, choice, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + standing.upload());
    }

    private Step ready(Standing standing, Learnt.Ready ready) {
        FileFacts file = ready.file();
        Long announced = standing.upload().job().announced();
        if (file.bytes() == 0) {
            return Steps.failed(standing, UploadFailureCode.FILE_EMPTY, "the file has no bytes");
        }
        if (announced != null && announced != file.bytes()) {
            return Steps.failed(
                    standing,
                    UploadFailureCode.FILE_SIZE_DIFFERS,
                    "the file has " + file.bytes() + " bytes, announced were " + announced);
        }
        if (file.bytes() > rules.largest()) {
            return Steps.failed(
                    standing,
                    UploadFailureCode.FILE_TOO_LARGE,
                    "the file has " + file.bytes() + " bytes, at most " + rules.largest());
        }
        return chosen(standing, file, choosing.choose(ready.candidates(), standing.now()));
    }

    private static Step chosen(Standing standing, FileFacts file, Verdict verdict) {
        if (verdict instanceof Verdict.Chosen chosen) {
            Choice choice =
                    new Choice(chosen.channelId(), QuotaDay.at(standing.now()).date(), file, chosen.explanation(), 0);
            return Step.silent(with(standing.upload(), choice), new Due.GoOn());
        }
        if (verdict instanceof Verdict.Later later) {
            return Steps.waits(standing, null, null, new Wait(later.words(), later.until()));
        }
        return Steps.failed(standing, UploadFailureCode.NO_ELIGIBLE_CHANNEL, ((Verdict.Never) verdict).words());
    }

    private Step opened(Standing standing, Choice choice, Learnt.Opened opened) {
        Upload before = standing.upload();
        Session session = new Session(choice.withSession(), opened.address(), standing.now(), 0, false);
        return Steps.progressed(new Sending(before.job(), before.version() + 1, session), standing.now());
    }

    private Step said(Standing standing, Choice choice, Reply reply) {
        if (reply instanceof Reply.Waits waits) {
            return waits.bucket() == null
                    ? another(standing, choice, waits.until(), waits.words())
                    : Steps.waits(standing, null, null, new Wait(waits.words(), waits.until()));
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            return another(standing, choice, standing.now().plus(rules.recheck()), owner.words());
        }
        if (reply instanceof Reply.Refused refused) {
            return refused.reason().equals(CHANNEL_IS_FULL)
                    ? another(standing, choice, tomorrow(standing.now()), "YouTube takes no more uploads on it today")
                    : Steps.failed(standing, UploadFailureCode.REFUSED, refused.words());
        }
        if (reply instanceof Reply.Trouble trouble && standing.tries() + 1 < rules.tries()) {
            return Steps.again(standing, rules, trouble.words(), trouble.atLeast());
        }
        return another(standing, choice, standing.now().plus(rules.recheck()), words(reply));
    }

    private static String words(Reply reply) {
        return reply instanceof Reply.Trouble trouble ? trouble.words() : "YouTube gave no session";
    }

    /** The channel rests; whichever is next in the list is chosen at once, or else it waits. */
    private static Step another(Standing standing, Choice choice, Instant until, String why) {
        return Step.silent(with(standing.upload(), null), new Due.GoOn())
                .with(new Mark(choice.channelId(), until, Steps.cut(why)));
    }

    private static Instant tomorrow(Instant now) {
        return QuotaDay.at(now).resetsAt();
    }

    private static Upload with(Upload before, @Nullable Choice choice) {
        return before instanceof Waiting waiting
                ? new Waiting(before.job(), before.version(), choice, null, waiting.why())
                : new Accepted(before.job(), before.version(), choice);
    }
}
