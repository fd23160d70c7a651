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
    private final UploadPolicy policy;
    private final SessionOpeningPhase openingPhase;
    private final TransferPhase transferPhase;
    private final CompletionPhase completionPhase;

    public UploadStateMachine(UploadPolicy policy, ChannelRanking ranking) {
        this.policy = policy;
        this.openingPhase = new SessionOpeningPhase(policy, new ChannelSelector(policy.recheckInterval(), ranking));
        this.transferPhase = new TransferPhase(policy);
        this.completionPhase = new CompletionPhase(policy);
    }

    /** How it ends before anything more is done for it; empty when its errand is worth going on. */
    public Optional<Transition> terminalTransition(UploadSnapshot snapshot) {
        Upload upload = snapshot.upload();
        if (upload.nextAction() == NextAction.NONE) {
            return Optional.of(Transition.withoutEvent(upload, new Transition.Schedule.Never()));
        }
        if (!upload.videoCannotExist() || upload instanceof Upload.Locating) {
            return Optional.empty();
        }
        CancelRequest cancelRequest = snapshot.cancelRequest();
        if (cancelRequest != null) {
            return Optional.of(cancelled(snapshot, cancelRequest));
        }
        return deadlineTransition(snapshot);
    }

    private Optional<Transition> deadlineTransition(UploadSnapshot snapshot) {
        UploadRequest request = snapshot.upload().request();
        Instant publishAt = request.metadata().publishAt();
        if (publishAt != null && !publishAt.isAfter(snapshot.now().plus(policy.publishMargin()))) {
            return Optional.of(failed(
                    snapshot,
                    UploadFailureCode.PUBLISH_TIME_PASSED,
                    "its publish time " + publishAt
                            + " came before its last byte could go out; nothing was published"));
        }
        if (request.createdAt().plus(policy.giveUpAfter()).isAfter(snapshot.now())) {
            return Optional.empty();
        }
        String lastReason = snapshot.upload().reason();
        return Optional.of(failed(
                snapshot,
                UploadFailureCode.NO_ELIGIBLE_CHANNEL,
                "given up after " + policy.giveUpAfter() + (lastReason == null ? "" : "; last: " + lastReason)));
    }

    /** @throws IllegalStateException when this cannot be learnt of such an upload */
    public Transition apply(UploadSnapshot snapshot, UploadObservation observation) {
        Upload upload = snapshot.upload();
        if (upload instanceof Upload.Locating locating) {
            return completionPhase.applyLocating(snapshot, locating, observation);
        }
        if (upload instanceof Upload.Processing processing) {
            return completionPhase.applyProcessing(snapshot, processing, observation);
        }
        UploadSession session = upload.session();
        if (session != null && observation instanceof UploadObservation.UploadCompleted completed) {
            return completed(snapshot, session.assignment(), completed.videoId());
        }
        Optional<Transition> terminal = terminalTransition(snapshot);
        if (terminal.isPresent()) {
            return terminal.get();
        }
        return session == null
                ? openingPhase.apply(snapshot, observation)
                : transferPhase.apply(snapshot, session, observation);
    }

    /** So many tries that come to nothing are not told; from the next on everybody sees that it waits. */
    private static final int SILENT_ATTEMPTS = 2;

    private static final int MAX_MESSAGE_CHARS = 1000;

    static Transition failed(UploadSnapshot snapshot, UploadFailureCode code, String message) {
        Upload before = snapshot.upload();
        String shortened = truncate(message);
        Upload next = new Upload.Failed(
                before.request(),
                before.version() + 1,
                before.assignment(),
                before.confirmedBytes(),
                before.videoId(),
                new UploadFailure(code, shortened));
        return Transition.of(
                next, new UploadFailed(next.view(), code, shortened, snapshot.now()), new Transition.Schedule.Never());
    }

    static Transition cancelled(UploadSnapshot snapshot, CancelRequest cancelRequest) {
        Upload before = snapshot.upload();
        Upload next = new Upload.Cancelled(
                before.request(), before.version() + 1, before.assignment(), before.confirmedBytes(), cancelRequest);
        return Transition.of(
                next,
                new UploadCancelled(next.view(), cancelRequest.requestedBy(), cancelRequest.reason(), snapshot.now()),
                new Transition.Schedule.Never());
    }

    static Transition completed(UploadSnapshot snapshot, ChannelAssignment assignment, String videoId) {
        Upload before = snapshot.upload();
        boolean thumbnailDone = before.request().thumbnailAddress() == null;
        return progressed(
                new Upload.Processing(
                        before.request(),
                        before.version() + 1,
                        assignment,
                        videoId,
                        snapshot.now(),
                        thumbnailDone,
                        null),
                snapshot.now());
    }

    static Transition progressed(Upload next, Instant now) {
        return Transition.of(next, new UploadProgressed(next.view(), now), new Transition.Schedule.Continue());
    }

    /** The choice and the session are kept as given; told when the reason is another one than before. */
    static Transition waitUntil(
            UploadSnapshot snapshot,
            @Nullable ChannelAssignment assignment,
            @Nullable UploadSession session,
            ScheduledWait wait) {
        Upload before = snapshot.upload();
        ScheduledWait shortened = new ScheduledWait(truncate(wait.reason()), wait.until());
        boolean alreadyAnnounced = before instanceof Upload.Waiting waiting
                && waiting.scheduledWait().reason().equals(shortened.reason());
        long version = alreadyAnnounced ? before.version() : before.version() + 1;
        Upload next = new Upload.Waiting(before.request(), version, assignment, session, shortened);
        Transition.Schedule schedule = new Transition.Schedule.At(shortened.until());
        return alreadyAnnounced
                ? Transition.withoutEvent(next, schedule)
                : Transition.of(next, new UploadWaiting(next.view(), snapshot.now()), schedule);
    }

    /** Trouble: again after a growing pause; from the third try in a row on it is told that it waits. */
    static Transition retryLater(UploadSnapshot snapshot, UploadPolicy policy, String message, Duration atLeast) {
        Upload before = snapshot.upload();
        Instant until = snapshot.now().plus(policy.retryBackoff().delay(snapshot.failedAttempts(), atLeast));
        Transition.Schedule schedule =
                new Transition.Schedule.Retry(until, truncate(message), snapshot.failedAttempts() + 1);
        boolean announcesWait = !(before instanceof Upload.Locating) && !(before instanceof Upload.Processing);
        if (!announcesWait || snapshot.failedAttempts() < SILENT_ATTEMPTS) {
            return Transition.withoutEvent(before, schedule);
        }
        Transition transition =
                waitUntil(snapshot, before.assignment(), before.session(), new ScheduledWait(message, until));
        return new Transition(transition.next(), transition.events(), schedule, null);
    }

    static String truncate(String message) {
        return message.length() <= MAX_MESSAGE_CHARS ? message : message.substring(0, MAX_MESSAGE_CHARS) + "…";
    }
}
