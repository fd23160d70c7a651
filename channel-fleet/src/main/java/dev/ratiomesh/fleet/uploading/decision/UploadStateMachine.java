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
 * The upload state machine decides transitions: a snapshot and an observation become the next state, its events and its
 * schedule. Pure; the caller stores a transition in one transaction. Its phases follow the session: before it opens, while
 * it is open, after it has ended.
 */
public final class UploadStateMachine {
    /** Failures in a row that publish no event; the next one publishes that the upload waits. */
    private static final int SILENT_ATTEMPTS = 2;

    private static final int MAX_MESSAGE_CHARS = 1000;

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

    /** Decides whether the upload ends without another action: cancelled, or too late. Empty when it continues. */
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
                    "The publish time " + publishAt
                            + " came before the final chunk could be sent; nothing was published."));
        }
        if (request.createdAt().plus(policy.giveUpAfter()).isAfter(snapshot.now())) {
            return Optional.empty();
        }
        String lastReason = snapshot.upload().reason();
        return Optional.of(failed(
                snapshot,
                UploadFailureCode.NO_ELIGIBLE_CHANNEL,
                "Upload abandoned after " + policy.giveUpAfter() + " without a video."
                        + (lastReason == null ? "" : " Last reason: " + lastReason)));
    }

    /**
     * Applies an observation to the upload.
     *
     * @throws IllegalStateException when the observation is impossible in the upload's state
     */
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

    /**
     * Makes the upload wait, with the given assignment and session. Publishes an event only when the reason changes, so that
     * a long wait is not an event a minute.
     */
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

    /** Retries after a growing delay; from the third failure in a row on the upload is published as waiting. */
    static Transition retryLater(UploadSnapshot snapshot, UploadPolicy policy, String message, Duration minimumDelay) {
        Upload before = snapshot.upload();
        Instant until = snapshot.now().plus(policy.retryBackoff().delay(snapshot.failedAttempts(), minimumDelay));
        Transition.Schedule schedule =
                new Transition.Schedule.Retry(until, truncate(message), snapshot.failedAttempts() + 1);
        boolean canWait = !(before instanceof Upload.Locating) && !(before instanceof Upload.Processing);
        if (!canWait || snapshot.failedAttempts() < SILENT_ATTEMPTS) {
            return Transition.withoutEvent(before, schedule);
        }
        Transition transition =
                waitUntil(snapshot, before.assignment(), before.session(), new ScheduledWait(message, until));
        return new Transition(transition.next(), transition.events(), schedule, null);
    }

    /** Shortens a message to the 1000 characters that are stored. */
    static String truncate(String message) {
        return message.length() <= MAX_MESSAGE_CHARS ? message : message.substring(0, MAX_MESSAGE_CHARS) + "…";
    }
}
