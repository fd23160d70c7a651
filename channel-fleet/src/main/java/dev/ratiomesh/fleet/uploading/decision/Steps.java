package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadCancelled;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadWaiting;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.uploading.upload.Cancelled;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Ending;
import dev.ratiomesh.fleet.uploading.upload.Failed;
import dev.ratiomesh.fleet.uploading.upload.Failure;
import dev.ratiomesh.fleet.uploading.upload.Finding;
import dev.ratiomesh.fleet.uploading.upload.Processing;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import dev.ratiomesh.fleet.uploading.upload.Wait;
import dev.ratiomesh.fleet.uploading.upload.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps that are taken from several states. */
final class Steps {
    /** So many tries that come to nothing are not told; from the next on everybody sees that it waits. */
    private static final int QUIET_TRIES = 2;

    private static final int LONGEST = 1000;

    private Steps() {}

    static Transition failed(UploadSnapshot standing, UploadFailureCode code, String words) {
        Upload before = standing.upload();
        String cut = truncate(words);
        Upload next = new Failed(
                before.job(),
                before.version() + 1,
                before.choice(),
                before.confirmedBytes(),
                before.videoId(),
                new Failure(code, cut));
        return Transition.of(next, new UploadFailed(next.view(), code, cut, standing.now()), new Due.NotScheduled());
    }

    static Transition cancelled(UploadSnapshot standing, Ending ending) {
        Upload before = standing.upload();
        Upload next =
                new Cancelled(before.job(), before.version() + 1, before.choice(), before.confirmedBytes(), ending);
        return Transition.of(
                next,
                new UploadCancelled(next.view(), ending.by(), ending.reason(), standing.now()),
                new Due.NotScheduled());
    }

    static Transition completed(UploadSnapshot standing, ChannelAssignment choice, String videoId) {
        Upload before = standing.upload();
        boolean dressed = before.job().thumbnail() == null;
        return progressed(
                new Processing(before.job(), before.version() + 1, choice, videoId, standing.now(), dressed, null),
                standing.now());
    }

    static Transition progressed(Upload next, Instant now) {
        return Transition.of(next, new UploadProgressed(next.view(), now), new Due.Continue());
    }

    /** The choice and the session are kept as given; told when the reason is another one than before. */
    static Transition waitUntil(
            UploadSnapshot standing, @Nullable ChannelAssignment choice, @Nullable UploadSession session, Wait wait) {
        Upload before = standing.upload();
        Wait brief = new Wait(truncate(wait.reason()), wait.until());
        boolean told =
                before instanceof Waiting waiting && waiting.why().reason().equals(brief.reason());
        long version = told ? before.version() : before.version() + 1;
        Upload next = new Waiting(before.job(), version, choice, session, brief);
        Due due = new Due.At(brief.until());
        return told
                ? Transition.silent(next, due)
                : Transition.of(next, new UploadWaiting(next.view(), standing.now()), due);
    }

    /** Trouble: again after a growing pause; from the third try in a row on it is told that it waits. */
    static Transition retryLater(UploadSnapshot standing, UploadPolicy rules, String words, Duration atLeast) {
        Upload before = standing.upload();
        Instant until = standing.now().plus(rules.pauses().delay(standing.failedAttempts(), atLeast));
        Due due = new Due.RetryAt(until, truncate(words), standing.failedAttempts() + 1);
        boolean waits = !(before instanceof Finding) && !(before instanceof Processing);
        if (!waits || standing.failedAttempts() < QUIET_TRIES) {
            return Transition.silent(before, due);
        }
        Transition step = waitUntil(standing, before.choice(), before.session(), new Wait(words, until));
        return new Transition(step.next(), step.events(), due, null);
    }

    static String truncate(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
