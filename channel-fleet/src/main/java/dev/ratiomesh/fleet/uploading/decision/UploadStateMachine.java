package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadCancelled;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadWaiting;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.Upload.NextAction;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.Upload.UploadFailure;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about uploads: from where one stands and what was learnt to what it becomes, what is told, and what is due
 * next. Pure; whoever calls it carries the step out in one transaction.
 */
public final class UploadStateMachine {
    private final UploadPolicy rules;
    private final SessionOpeningPhase before;
    private final TransferPhase within;
    private final CompletionPhase after;

    public UploadStateMachine(UploadPolicy rules, ChannelRanking ranking) {
        this.rules = rules;
        this.before = new SessionOpeningPhase(rules, new ChannelSelector(rules.recheck(), ranking));
        this.within = new TransferPhase(rules);
        this.after = new CompletionPhase(rules);
    }

    /** How it ends before anything more is done for it; empty when its errand is worth going on. */
    public Optional<Transition> terminalTransition(UploadSnapshot standing) {
        Upload upload = standing.upload();
        if (upload.errand() == NextAction.NONE) {
            return Optional.of(Transition.silent(upload, new Transition.Schedule.NotScheduled()));
        }
        if (!upload.videoCannotExist() || upload instanceof Upload.Locating) {
            return Optional.empty();
        }
        CancelRequest ending = standing.ending();
        if (ending != null) {
            return Optional.of(cancelled(standing, ending));
        }
        return late(standing);
    }

    private Optional<Transition> late(UploadSnapshot standing) {
        UploadRequest job = standing.upload().job();
        Instant publishAt = job.metadata().publishAt();
        if (publishAt != null && !publishAt.isAfter(standing.now().plus(rules.publishMargin()))) {
            return Optional.of(failed(
                    standing,
                    UploadFailureCode.PUBLISH_TIME_PASSED,
                    "its publish time " + publishAt
                            + " came before its last byte could go out; nothing was published"));
        }
        if (job.createdAt().plus(rules.giveUpAfter()).isAfter(standing.now())) {
            return Optional.empty();
        }
        String last = standing.upload().reason();
        return Optional.of(failed(
                standing,
                UploadFailureCode.NO_ELIGIBLE_CHANNEL,
                "given up after " + rules.giveUpAfter() + (last == null ? "" : "; last: " + last)));
    }

    /** @throws IllegalStateException when this cannot be learnt of such an upload */
    public Transition apply(UploadSnapshot standing, UploadObservation learnt) {
        Upload upload = standing.upload();
        if (upload instanceof Upload.Locating finding) {
            return after.finding(standing, finding, learnt);
        }
        if (upload instanceof Upload.Processing processing) {
            return after.processing(standing, processing, learnt);
        }
        UploadSession session = upload.session();
        if (session != null && learnt instanceof UploadObservation.UploadCompleted completed) {
            return completed(standing, session.choice(), completed.videoId());
        }
        Optional<Transition> over = terminalTransition(standing);
        if (over.isPresent()) {
            return over.get();
        }
        return session == null ? before.learn(standing, learnt) : within.learn(standing, session, learnt);
    }

    /** So many tries that come to nothing are not told; from the next on everybody sees that it waits. */
    private static final int QUIET_TRIES = 2;

    private static final int LONGEST = 1000;

    static Transition failed(UploadSnapshot standing, UploadFailureCode code, String words) {
        Upload before = standing.upload();
        String cut = truncate(words);
        Upload next = new Upload.Failed(
                before.job(),
                before.version() + 1,
                before.choice(),
                before.confirmedBytes(),
                before.videoId(),
                new UploadFailure(code, cut));
        return Transition.of(
                next, new UploadFailed(next.view(), code, cut, standing.now()), new Transition.Schedule.NotScheduled());
    }

    static Transition cancelled(UploadSnapshot standing, CancelRequest ending) {
        Upload before = standing.upload();
        Upload next = new Upload.Cancelled(
                before.job(), before.version() + 1, before.choice(), before.confirmedBytes(), ending);
        return Transition.of(
                next,
                new UploadCancelled(next.view(), ending.by(), ending.reason(), standing.now()),
                new Transition.Schedule.NotScheduled());
    }

    static Transition completed(UploadSnapshot standing, ChannelAssignment choice, String videoId) {
        Upload before = standing.upload();
        boolean dressed = before.job().thumbnail() == null;
        return progressed(
                new Upload.Processing(
                        before.job(), before.version() + 1, choice, videoId, standing.now(), dressed, null),
                standing.now());
    }

    static Transition progressed(Upload next, Instant now) {
        return Transition.of(next, new UploadProgressed(next.view(), now), new Transition.Schedule.Continue());
    }

    /** The choice and the session are kept as given; told when the reason is another one than before. */
    static Transition waitUntil(
            UploadSnapshot standing,
            @Nullable ChannelAssignment choice,
            @Nullable UploadSession session,
            ScheduledWait wait) {
        Upload before = standing.upload();
        ScheduledWait brief = new ScheduledWait(truncate(wait.reason()), wait.until());
        boolean told = before instanceof Upload.Waiting waiting
                && waiting.why().reason().equals(brief.reason());
        long version = told ? before.version() : before.version() + 1;
        Upload next = new Upload.Waiting(before.job(), version, choice, session, brief);
        Transition.Schedule due = new Transition.Schedule.At(brief.until());
        return told
                ? Transition.silent(next, due)
                : Transition.of(next, new UploadWaiting(next.view(), standing.now()), due);
    }

    /** Trouble: again after a growing pause; from the third try in a row on it is told that it waits. */
    static Transition retryLater(UploadSnapshot standing, UploadPolicy rules, String words, Duration atLeast) {
        Upload before = standing.upload();
        Instant until = standing.now().plus(rules.pauses().delay(standing.failedAttempts(), atLeast));
        Transition.Schedule due =
                new Transition.Schedule.RetryAt(until, truncate(words), standing.failedAttempts() + 1);
        boolean waits = !(before instanceof Upload.Locating) && !(before instanceof Upload.Processing);
        if (!waits || standing.failedAttempts() < QUIET_TRIES) {
            return Transition.silent(before, due);
        }
        Transition step = waitUntil(standing, before.choice(), before.session(), new ScheduledWait(words, until));
        return new Transition(step.next(), step.events(), due, null);
    }

    static String truncate(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
