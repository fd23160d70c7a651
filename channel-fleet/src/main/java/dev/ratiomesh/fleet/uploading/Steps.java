package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadCancelled;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadWaiting;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps that are taken from several states. */
final class Steps {
    /** So many tries that come to nothing are not told; from the next on everybody sees that it waits. */
    private static final int QUIET_TRIES = 2;

    private static final int LONGEST = 1000;

    private Steps() {}

    static Step failed(Standing standing, UploadFailureCode code, String words) {
        Upload before = standing.upload();
        String cut = cut(words);
        Upload next = new Failed(
                before.job(),
                before.version() + 1,
                before.choice(),
                before.sent(),
                before.videoId(),
                new Failure(code, cut));
        return Step.of(next, new UploadFailed(next.view(), code, cut, standing.now()), new Due.Never());
    }

    static Step cancelled(Standing standing, Ending ending) {
        Upload before = standing.upload();
        Upload next = new Cancelled(before.job(), before.version() + 1, before.choice(), before.sent(), ending);
        return Step.of(
                next, new UploadCancelled(next.view(), ending.by(), ending.reason(), standing.now()), new Due.Never());
    }

    static Step completed(Standing standing, Choice choice, String videoId) {
        Upload before = standing.upload();
        boolean dressed = before.job().thumbnail() == null;
        return progressed(
                new Processing(before.job(), before.version() + 1, choice, videoId, standing.now(), dressed, null),
                standing.now());
    }

    static Step progressed(Upload next, Instant now) {
        return Step.of(next, new UploadProgressed(next.view(), now), new Due.GoOn());
    }

    /** The choice and the session are kept as given; told when the reason is another one than before. */
    static Step waits(Standing standing, @Nullable Choice choice, @Nullable Session session, Wait wait) {
        Upload before = standing.upload();
        Wait brief = new Wait(cut(wait.reason()), wait.until());
        boolean told =
                before instanceof Waiting waiting && waiting.why().reason().equals(brief.reason());
        long version = told ? before.version() : before.version() + 1;
        Upload next = new Waiting(before.job(), version, choice, session, brief);
        Due due = new Due.At(brief.until());
        return told ? Step.silent(next, due) : Step.of(next, new UploadWaiting(next.view(), standing.now()), due);
    }

    /** Trouble: again after a growing pause; from the third try in a row on it is told that it waits. */
    static Step again(Standing standing, Rules rules, String words, Duration atLeast) {
        Upload before = standing.upload();
        Instant until = standing.now().plus(rules.pauses().delay(standing.tries(), atLeast));
        Due due = new Due.Again(until, cut(words), standing.tries() + 1);
        boolean waits = !(before instanceof Finding) && !(before instanceof Processing);
        if (!waits || standing.tries() < QUIET_TRIES) {
            return Step.silent(before, due);
        }
        Step step = waits(standing, before.choice(), before.session(), new Wait(words, until));
        return new Step(step.next(), step.events(), due, null);
    }

    static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
