package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides about uploads whose session has ended: with a video, or in doubt. */
final class CompletionPhase {
    private final UploadPolicy policy;

    CompletionPhase(UploadPolicy policy) {
        this.policy = policy;
    }

    /** Decides about an upload in doubt. */
    Transition applyLocating(UploadSnapshot snapshot, Upload.Locating locating, UploadObservation observation) {
        if (observation instanceof UploadObservation.VideosFound found) {
            return applyVideosFound(snapshot, locating, found.videoIds());
        }
        if (observation instanceof UploadObservation.ApiResultReceived received) {
            return applyApiResult(snapshot, received.result());
        }
        throw new IllegalStateException(observation + " does not apply to " + locating);
    }

    /** Decides about an upload whose video exists. */
    Transition applyProcessing(UploadSnapshot snapshot, Upload.Processing processing, UploadObservation observation) {
        if (observation instanceof UploadObservation.ThumbnailDone thumbnailDone) {
            return Transition.withoutEvent(
                    new Upload.Processing(
                            processing.request(),
                            processing.version(),
                            processing.assignment(),
                            processing.videoId(),
                            processing.startedAt(),
                            true,
                            thumbnailDone.problem()),
                    new Transition.Schedule.Continue());
        }
        if (observation instanceof UploadObservation.ProcessingChecked checked) {
            return applyProcessingChecked(snapshot, processing, checked);
        }
        if (observation instanceof UploadObservation.FileUnavailable unavailable) {
            return UploadStateMachine.retryLater(snapshot, policy, unavailable.message(), unavailable.minimumDelay());
        }
        if (observation instanceof UploadObservation.ApiResultReceived received) {
            return applyApiResult(snapshot, received.result());
        }
        throw new IllegalStateException(observation + " does not apply to " + processing);
    }

    private Transition applyVideosFound(UploadSnapshot snapshot, Upload.Locating locating, List<String> videos) {
        UploadSession session = locating.session();
        if (videos.size() == 1) {
            return UploadStateMachine.completed(snapshot, session.assignment(), videos.get(0));
        }
        if (videos.size() > 1) {
            return UploadStateMachine.failed(
                    snapshot,
                    UploadFailureCode.OUTCOME_UNKNOWN,
                    "The session has expired, and each of these videos may be the upload's: "
                            + String.join(", ", videos));
        }
        if (!session.finalChunkStarted()) {
            return reopenSession(snapshot, session);
        }
        if (snapshot.now().isBefore(locating.startedAt().plus(policy.locateTimeout()))) {
            return Transition.withoutEvent(locating, schedulePoll(snapshot));
        }
        return UploadStateMachine.failed(
                snapshot,
                UploadFailureCode.OUTCOME_UNKNOWN,
                "All bytes were sent, the session has expired, and no matching video was found for "
                        + policy.locateTimeout()
                        + ". The file is not sent a second time; a person has to check the channel.");
    }

    /** Opens a new session. The final chunk was never started and no video was found, so no second video can result. */
    private Transition reopenSession(UploadSnapshot snapshot, UploadSession session) {
        if (session.assignment().sessionsOpened() >= policy.maxSessions()) {
            return UploadStateMachine.failed(
                    snapshot,
                    UploadFailureCode.REFUSED,
                    "YouTube ended " + session.assignment().sessionsOpened()
                            + " sessions before all bytes were received.");
        }
        ScheduledWait wait = new ScheduledWait(
                "YouTube ended the session before all bytes were received; a new session follows.", snapshot.now());
        Transition transition = UploadStateMachine.waitUntil(snapshot, session.assignment(), null, wait);
        return new Transition(transition.next(), transition.events(), new Transition.Schedule.Continue(), null);
    }

    private Transition applyProcessingChecked(
            UploadSnapshot snapshot, Upload.Processing processing, UploadObservation.ProcessingChecked checked) {
        boolean timedOut = !snapshot.now().isBefore(processing.startedAt().plus(policy.processingTimeout()));
        return switch (checked.status()) {
            case PROCESSED -> published(snapshot, processing);
            case FAILED -> UploadStateMachine.failed(snapshot, UploadFailureCode.PROCESSING_FAILED, checked.message());
            case IN_PROGRESS, ABSENT ->
                timedOut
                                || (checked.status() == UploadObservation.ProcessingStatus.ABSENT
                                        && snapshot.failedAttempts() + 1 >= policy.maxAttempts())
                        ? UploadStateMachine.failed(snapshot, UploadFailureCode.PROCESSING_FAILED, checked.message())
                        : Transition.withoutEvent(processing, schedulePoll(snapshot));
        };
    }

    private static Transition published(UploadSnapshot snapshot, Upload.Processing done) {
        Upload next = new Upload.Published(
                done.request(), done.version() + 1, done.assignment(), done.videoId(), done.thumbnailProblem());
        return Transition.of(next, new UploadPublished(next.view(), snapshot.now()), new Transition.Schedule.Never());
    }

    /** Retries after any result: the video at YouTube stays, so an error never ends the upload here. */
    private Transition applyApiResult(UploadSnapshot snapshot, ApiResult result) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return Transition.withoutEvent(
                    snapshot.upload(),
                    new Transition.Schedule.Retry(deferred.retryAt(), deferred.message(), snapshot.failedAttempts()));
        }
        if (result instanceof ApiResult.ReauthorizationRequired reauthorization) {
            Instant until = snapshot.now().plus(policy.recheckInterval());
            return Transition.withoutEvent(
                    snapshot.upload(),
                    new Transition.Schedule.Retry(until, reauthorization.message(), snapshot.failedAttempts()));
        }
        if (result instanceof ApiResult.CallFailed failed) {
            return UploadStateMachine.retryLater(snapshot, policy, failed.message(), failed.minimumDelay());
        }
        String message = result instanceof ApiResult.CallRejected rejected
                ? rejected.message()
                : "YouTube sent an unexpected response.";
        return UploadStateMachine.retryLater(snapshot, policy, message, Duration.ZERO);
    }

    private Transition.Schedule schedulePoll(UploadSnapshot snapshot) {
        return new Transition.Schedule.Retry(
                snapshot.now().plus(policy.pollBackoff().delay(snapshot.failedAttempts())),
                null,
                snapshot.failedAttempts() + 1);
    }
}
